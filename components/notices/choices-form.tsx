import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { persianDigits } from "@/lib/base/text";
import { timeOfDay } from "@/lib/base/time-of-day";
import { t } from "@/lib/i18n/t";
import { defaultChoice } from "@/lib/notices/rules";
import { type Choices, kindGroups, mailWays, type NoticeKind } from "@/lib/notices/schema";
import type { FormAction } from "@/lib/web/form-state";

type Props = {
  choices: Choices;
  /** Others have no common inbox to be told of. */
  coordinator: boolean;
  action: FormAction;
};

/** A line for each kind, by groups; then when mails may come. */
export const ChoicesForm = ({ choices, coordinator, action }: Props) => (
  <ActionForm action={action} id="notice-choices" className="flex flex-col gap-8">
    {kindGroups.map(({ group, kinds }) => (
      <fieldset key={group} className="min-w-0">
        <legend className="mb-1 flex w-full items-baseline justify-between gap-4 text-base font-bold">
          {t(`notices.choose.group.${group}`)}
        </legend>
        <ul className="divide-y divide-separator border-y border-separator">
          {kinds
            .filter((kind) => coordinator || kind !== "newRequest")
            .map((kind) => (
              <Line key={kind} kind={kind} choices={choices} />
            ))}
        </ul>
      </fieldset>
    ))}
    <fieldset className="flex flex-col gap-4">
      <legend className="text-base font-bold">{t("notices.choose.times")}</legend>
      <p className="text-13 leading-text text-muted">{t("notices.choose.timesLead")}</p>
      <div className="grid grid-cols-2 gap-4 md:max-w-md">
        <Time name="quietFrom" minute={choices.quietFrom} label={t("notices.choose.quietFrom")} />
        <Time name="quietTo" minute={choices.quietTo} label={t("notices.choose.quietTo")} />
      </div>
      <p className="-mt-2 text-13 text-muted">{t("notices.choose.quietHint")}</p>
      <Checkbox
        name="quietDaysOff"
        label={t("notices.choose.quietDaysOff")}
        hint={t("notices.choose.quietDaysOffHint")}
        defaultChecked={choices.quietDaysOff}
      />
      <Time
        name="digestAt"
        minute={choices.digestAt}
        label={t("notices.choose.digestAt")}
        hint={t("notices.choose.digestHint")}
      />
    </fieldset>
    <SubmitButton className="self-start">{t("notices.choose.save")}</SubmitButton>
  </ActionForm>
);

function Line({ kind, choices }: { kind: NoticeKind; choices: Choices }) {
  const { inApp, mail } = choices.kinds[kind] ?? defaultChoice(kind);
  const word = t(`notices.kind.${kind}`);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <span className="min-w-0 flex-1 basis-48">{word}</span>
      <label className="flex min-h-11 cursor-pointer items-center gap-2 text-13 md:min-h-6">
        <input
          type="checkbox"
          name={`kinds.${kind}.inApp`}
          defaultChecked={inApp}
          className="tick"
          aria-label={t("notices.choose.inAppOf", { kind: word })}
        />
        {t("notices.choose.inApp")}
      </label>
      <label className="flex items-center gap-2 text-13">
        {t("notices.choose.mail")}
        <select
          name={`kinds.${kind}.mail`}
          defaultValue={mail}
          className="input w-36"
          aria-label={t("notices.choose.mailOf", { kind: word })}
        >
          {mailWays.map((way) => (
            <option key={way} value={way}>
              {t(`notices.choose.way.${way}`)}
            </option>
          ))}
        </select>
      </label>
    </li>
  );
}

type TimeProps = { name: string; minute: number; label: string; hint?: string };

const Time = ({ minute, ...field }: TimeProps) => (
  <TextInput
    {...field}
    inputMode="numeric"
    dir="ltr"
    autoComplete="off"
    className="max-w-40"
    defaultValue={persianDigits(timeOfDay(minute))}
    required
  />
);
