import { type ReactNode, useId } from "react";
import { ActionForm } from "@/components/ui/action-form";
import type { ButtonLook } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel, DialogTrigger } from "@/components/ui/dialog-trigger";
import { SubmitButton } from "@/components/ui/submit-button";
import { ui } from "@/lib/i18n/messages/fa/ui";
import type { FormAction } from "@/lib/web/form-state";

type Props = ButtonLook & {
  /** The button that asks. */
  label: ReactNode;
  title: string;
  /** What will happen, and whether it can be taken back. */
  text?: ReactNode;
  /** The verb again, not «بله». */
  confirmLabel: string;
  action: FormAction;
  /** Hidden values sent with it. */
  fields?: Record<string, string | number>;
  /** More fields, such as a reason. */
  children?: ReactNode;
  danger?: boolean;
};

/** The one way to confirm. What was refused, or could not be sent, is told in the dialog. */
export function Confirm({ label, title, text, confirmLabel, action, fields = {}, children, danger, ...look }: Props) {
  const id = `confirm${useId()}`;
  return (
    <>
      <DialogTrigger opens={id} {...look}>
        {label}
      </DialogTrigger>
      <Dialog id={id} title={title} role="alertdialog">
        <ActionForm action={action} className="flex flex-col gap-3">
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {text && <div className="text-sm leading-text text-muted">{text}</div>}
          {children}
          <DialogFooter className="mt-2">
            <SubmitButton variant={danger ? "danger" : "primary"}>{confirmLabel}</SubmitButton>
            <DialogCancel>{ui.cancel}</DialogCancel>
          </DialogFooter>
        </ActionForm>
      </Dialog>
    </>
  );
}
