import { useEffect, useRef, useState } from "react";
import { Bidi } from "@/components/ui/bidi";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel } from "@/components/ui/dialog-trigger";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { MergePreview } from "@/lib/requests/preview-merge";
import { isOpen } from "@/lib/requests/rules";
import type { FormAction } from "@/lib/web/form-state";
import { OPEN } from "../act-button";
import { places } from "../desk";
import { DeskForm } from "../desk-form";
import type { PaneView } from "../pane-view";
import type { BesideActions } from "./beside-actions";

const { merge: say } = desk;
type Props = { view: PaneView; action: FormAction; previewOf: BesideActions["previewOf"]; next?: string };

/** Choosing among the customer's open requests, or by number; what would move is told before. */
export const MergeDialog = (props: Props) => (
  <Dialog id={places.merge} title={t("request.merge.title")} role="alertdialog">
    <MergeForm {...props} />
  </Dialog>
);

/** Mounted when the dialog's content is, which comes after the page. */
function MergeForm({ view, action, previewOf, next }: Props) {
  const others = view.earlier.filter((one) => isOpen(one.status) && one.inSight);
  const [into, setInto] = useState("");
  const [preview, setPreview] = useState<MergePreview | null>(null);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const dialog = root.current?.closest("dialog");
    const open = (event: Event) => {
      const { suggested } = (event as CustomEvent<{ suggested?: number }>).detail ?? {};
      setInto(suggested ? fa(String(suggested)) : "");
    };
    dialog?.addEventListener(OPEN, open);
    return () => dialog?.removeEventListener(OPEN, open);
  }, []);
  useEffect(() => {
    setPreview(null);
    const number = into.trim();
    if (!number) return;
    let stale = false;
    const timer = setTimeout(() => {
      void previewOf(view.number, number).then((told) => stale || setPreview(told));
    }, 250);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [into, view.number, previewOf]);
  return (
    <div ref={root}>
      <DeskForm action={action} fields={{ number: view.number, version: view.version, next }}>
        <p className="leading-text text-muted">{t("request.merge.text")}</p>
        <fieldset>
          <legend className="mb-1 font-medium">{say.others}</legend>
          {others.length === 0 && <p className="text-13 text-muted">{say.noOthers}</p>}
          <div className="max-h-60 overflow-y-auto">
            {others.map((one) => (
              <label key={one.number} className="flex min-h-11 items-center gap-2.5 md:min-h-8">
                <input
                  type="radio"
                  name="$among"
                  checked={into === fa(String(one.number))}
                  onChange={() => setInto(fa(String(one.number)))}
                  className="tick"
                />
                <span className="min-w-0 truncate">
                  {fa(String(one.number))} <Bidi>{one.subject}</Bidi>
                </span>
                <span className="shrink-0 text-xs text-muted">{t(`words.requestStatus.${one.status}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <TextInput
          name="into"
          id="merge-into"
          label={others.length > 0 ? say.byNumber : t("request.merge.into")}
          inputMode="numeric"
          dir="ltr"
          className="max-w-48"
          value={into}
          onChange={(event) => setInto(event.target.value)}
          required
        />
        <div aria-live="polite">{preview && <Moves preview={preview} />}</div>
        <DialogFooter className="mt-1">
          <SubmitButton>{t("request.merge.submit")}</SubmitButton>
          <DialogCancel>{t("request.form.cancel")}</DialogCancel>
        </DialogFooter>
      </DeskForm>
    </div>
  );
}

function Moves({ preview: { into, obstacle, moves, stays } }: { preview: MergePreview }) {
  if (obstacle || !into) return <p className="text-13 text-danger-text">{say.obstacle[obstacle ?? "unknown"]}</p>;
  const n = into.number;
  const kept = [
    stays.notes > 0 && t("desk.merge.notes", { n: stays.notes }),
    stays.referrals > 0 && t("desk.merge.doneReferrals", { n: stays.referrals }),
    stays.checks > 0 && t("desk.merge.checks", { n: stays.checks }),
  ].filter((one) => one !== false);
  return (
    <div className="rounded-lg border border-border p-3 text-13">
      <p className="font-medium">
        {t("desk.merge.moves", { n })} <Bidi className="font-normal text-muted">{into.subject}</Bidi>
      </p>
      <ul className="mt-1 list-disc ps-5">
        <li>{moves.referrals > 0 ? t("desk.merge.referrals", { n: moves.referrals }) : say.noReferrals}</li>
        {moves.tags.length > 0 && <li>{t("desk.merge.tags", { names: moves.tags.join("، ") })}</li>}
        <li>{t("desk.merge.code", { n })}</li>
      </ul>
      {kept.length > 0 && (
        <>
          <p className="mt-2 font-medium">{say.stays}</p>
          <ul className="mt-1 list-disc ps-5">
            {kept.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
