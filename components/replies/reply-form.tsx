import { ReadyTexts } from "@/components/desk/ready-texts";
import { Audience } from "@/components/requests/audience";
import type { FormAction } from "@/components/requests/desk";
import { DeskForm } from "@/components/requests/desk-form";
import type { PaneView } from "@/components/requests/pane-view";
import { Checkbox } from "@/components/ui/checkbox";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { outcomes } from "@/lib/base/words";
import { t } from "@/lib/i18n/t";
import { type Address, addresses } from "./addresses";
import { CitedAnswers } from "./cited-answers";
import { PhoneFields } from "./phone-fields";

type Props = { view: PaneView; action: FormAction; openCount: number; next?: string };

const thens = ["done", "keep", "wait", "close"] as const;
const later = ["sms", "bale", "telegram", "whatsapp", "instagram"] as const;

/** The reply to the customer: text first, then by which way, then what comes after. What does not fit the way hides by CSS alone. */
export function ReplyForm({ view, action, openCount, next }: Props) {
  const { number, version } = view;
  const emails = addresses(view, ["email"]);
  const phones = addresses(view, ["mobile", "landline"]);
  const first = emails.length > 0 ? "email" : "phone";
  const referred = view.status === "referred";
  return (
    <DeskForm
      action={action}
      draft="reply"
      fields={{ number, version, next }}
      className="reply-form flex flex-col gap-4"
    >
      <div className="for-email">
        <Audience who="public" text={t("request.reply.audienceEmail")} />
      </div>
      <div className="for-phone">
        <div className="for-reached">
          <Audience who="public" text={t("request.reply.audiencePhone")} />
        </div>
        <div className="for-unreached">
          <Audience who="internal" text={t("request.reply.audienceCall")} />
        </div>
      </div>
      <TextArea
        name="body"
        id="reply-body"
        label={t("request.reply.body")}
        hint={t("request.reply.bodyHint")}
        rows={6}
        required
      />
      <ReadyTexts guard />
      <CitedAnswers label={t("request.reply.cites")} remove={t("request.reply.removeCite")} />
      <div className="reply-ways">
        <div className="flex min-w-0 flex-col gap-4">
          <RadioGroup
            name="channel"
            id="reply-channel"
            label={t("request.reply.channel")}
            inline
            defaultValue={first}
            options={[
              { value: "email", label: t("words.channel.email"), disabled: emails.length === 0 },
              { value: "phone", label: t("words.channel.phone") },
              ...later.map((value) => ({ value, label: t(`words.channel.${value}`), disabled: true })),
            ]}
            hint={t("request.reply.notSetUp")}
          />
          <EmailField emails={emails} />
          <PhoneFields phones={phones} />
        </div>
        <div className="reply-after flex flex-col gap-3">
          <RadioGroup
            name="then"
            id="reply-then"
            label={t("request.reply.after")}
            defaultValue={referred ? "keep" : "done"}
            options={thens.map((value) => ({
              value,
              label: t(`words.replyThen.${value}`),
              hint: t(`request.reply.afterHint.${value}`),
            }))}
          />
          <Select
            className="for-close max-w-60"
            name="outcome"
            id="reply-outcome"
            label={t("request.close.outcome")}
            defaultValue="solved"
            options={outcomes.map((value) => ({ value, label: t(`words.outcome.${value}`) }))}
          />
          {openCount > 0 && (
            <Checkbox
              name="cancelOpen"
              id="reply-cancelOpen"
              value="1"
              className="for-final"
              label={t("request.reply.cancelOpen")}
              hint={referred ? t("request.reply.cancelOpenHint", { n: openCount }) : undefined}
            />
          )}
        </div>
      </div>
      <SubmitButton className="self-start max-md:w-full">
        <span className="for-email">{t("request.reply.submit")}</span>
        <span className="for-phone">{t("request.reply.submitCall")}</span>
      </SubmitButton>
    </DeskForm>
  );
}

function EmailField({ emails }: { emails: Address[] }) {
  if (emails.length === 0) return <p className="text-13 text-muted">{t("request.reply.noEmail")}</p>;
  return (
    <Select
      className="for-email max-w-96"
      name="emailPoint"
      id="reply-emailPoint"
      dir="ltr"
      label={t("request.reply.email")}
      defaultValue={emails[0]!.value}
      options={emails}
    />
  );
}
