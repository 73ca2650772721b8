import { tableWord } from "@/components/customers/merging/moves";
import { ActionForm } from "@/components/ui/action-form";
import { Bidi } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { SubmitButton } from "@/components/ui/submit-button";
import { merges as say } from "@/lib/i18n/messages/fa/merges";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { MergeView } from "@/lib/identity/read-merge";
import type { FormAction } from "@/lib/web/form-state";

type Props = {
  merge: MergeView;
  action: FormAction;
  now: Date;
};
type Doubt = MergeView["doubtful"][number];

/** The way back, with a choice for each row that the keys do not decide. */
export function UndoForm({ merge, action, now }: Props) {
  return (
    <ActionForm action={action} id="undo" className="flex flex-col gap-5">
      <input type="hidden" name="mergeId" value={merge.id} />
      {merge.doubtful.length > 0 && (
        <div>
          <h3 className="font-medium">{say.undo.doubtful}</h3>
          <p className="mt-0.5 text-13 leading-text text-muted">{say.undo.doubtfulText}</p>
          <div className="mt-3 divide-y divide-separator border-y border-separator">
            {merge.doubtful.map((one) => (
              <DoubtChoice key={one.key} one={one} merge={merge} now={now} />
            ))}
          </div>
        </div>
      )}
      <div>
        <SubmitButton variant="secondary">
          {merge.kind === "split" ? say.undo.submitSplit : say.undo.submit}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

function DoubtChoice({ one, merge, now }: { one: Doubt; merge: MergeView; now: Date }) {
  const field = one.table === "Customer";
  const options = field
    ? ([
        ["stay", say.undo.keep],
        ["back", say.undo.restore],
      ] as const)
    : ([
        ["stay", t("merges.undo.stay", { code: fa(merge.intoCode) })],
        ["back", t("merges.undo.back", { code: fa(merge.fromCode) })],
      ] as const);
  return (
    <fieldset className="py-3">
      <legend className="sr-only">{`${tableWord(one.table)} ${one.text ?? one.id}`}</legend>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-72">
          <p className="wrap-anywhere">
            <span className="text-muted">{tableWord(one.table)}: </span>
            {field ? (say.fieldNames as Record<string, string>)[one.id] : <Bidi>{one.text}</Bidi>}
          </p>
          <p className="text-13 text-muted">
            {say.undo.why[one.why]}
            {one.at && (
              <>
                {" · "}
                <DateTime at={one.at} now={now} />
              </>
            )}
          </p>
        </div>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {options.map(([way, label]) => (
            <label key={way} className="flex min-h-11 cursor-pointer items-center gap-2.5 md:min-h-6">
              <input
                type="radio"
                className="tick"
                name={`choices.${one.key}`}
                value={way}
                defaultChecked={one.way === way}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </div>
    </fieldset>
  );
}
