import { ActionForm } from "@/components/ui/action-form";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel, DialogTrigger } from "@/components/ui/dialog-trigger";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { privacy } from "@/lib/i18n/messages/fa/privacy";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { FormAction } from "@/lib/web/form-state";

const { erase: say } = privacy;
type Props = { code: string; action: FormAction };

/** The one act that cannot be taken back: a reason and the customer's code, typed by hand. */
export const EraseSection = ({ code, action }: Props) => (
  <>
    <DialogTrigger opens="erase" variant="quiet-danger">
      {say.open}
    </DialogTrigger>
    <Dialog id="erase" title={say.dialog} role="alertdialog">
      <ActionForm action={action} className="flex flex-col gap-4">
        <input type="hidden" name="code" value={code} />
        <p className="text-sm leading-text text-muted">{say.text}</p>
        <TextInput name="reason" id="erase-reason" label={say.reason} hint={say.reasonHint} required maxLength={300} />
        <TextInput
          name="confirm"
          id="erase-confirm"
          label={t("privacy.erase.confirm", { code: fa(code) })}
          dir="ltr"
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          required
          className="max-w-72"
        />
        <DialogFooter className="mt-1">
          <SubmitButton variant="danger">{say.submit}</SubmitButton>
          <DialogCancel>{ui.cancel}</DialogCancel>
        </DialogFooter>
      </ActionForm>
    </Dialog>
  </>
);
