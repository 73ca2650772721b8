import { type DeskActions, places } from "@/components/requests/desk";
import { DeskForm } from "@/components/requests/desk-form";
import type { PaneView } from "@/components/requests/pane-view";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel } from "@/components/ui/dialog-trigger";
import { JalaliDateTimeField } from "@/components/ui/jalali-date-time-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { t } from "@/lib/i18n/t";
import type { Offered, ReferralOffer } from "@/lib/requests/rules";
import type { FormAction } from "@/lib/web/form-state";

type Props = { view: PaneView; offered: Offered; actions: DeskActions; next?: string };
type Simple = "return" | "release" | "recall" | "cancel";

/** The dialogs of the acts that are offered on any node of the tree; which node it is, the button that opens them says. */
export function ReferralDialogs({ view, offered, actions, next }: Props) {
  const any = new Set<ReferralOffer>(Object.values(offered.referrals).flat());
  return (
    <>
      {any.has("return") && <Ask act="return" action={actions.giveBack} reason next={next} danger />}
      {any.has("release") && <Ask act="release" action={actions.release} />}
      {any.has("recall") && <Ask act="recall" action={actions.recall} danger />}
      {any.has("cancel") && <Ask act="cancel" action={actions.cancel} reason danger />}
      {any.has("reject") && <Reject view={view} action={actions.reject} />}
    </>
  );
}

type AskProps = { act: Simple; action: FormAction; reason?: boolean; danger?: boolean; next?: string };

function Ask({ act, action, reason, danger, next }: AskProps) {
  const id = places[act];
  return (
    <Dialog id={id} title={t(`request.ref.${act}`)} role="alertdialog">
      <DeskForm action={action} fields={{ id: "", version: "", next }}>
        <p className="leading-text text-muted">{t(`request.ref.${act}Text`)}</p>
        {reason && (
          <TextArea
            name="reason"
            id={`${id}-reason`}
            label={t("request.form.reason")}
            hint={t("request.form.reasonHint")}
            required
          />
        )}
        <DialogFooter className="mt-1">
          <SubmitButton variant={danger ? "danger" : "primary"}>{t(`request.ref.${act}Submit`)}</SubmitButton>
          <DialogCancel>{t("request.form.cancel")}</DialogCancel>
        </DialogFooter>
      </DeskForm>
    </Dialog>
  );
}

function Reject({ view, action }: { view: PaneView; action: FormAction }) {
  return (
    <Dialog id={places.reject} title={t("request.ref.reject")}>
      <DeskForm action={action} fields={{ number: view.number, referralId: "", version: view.version }}>
        <p className="leading-text text-muted">{t("request.ref.rejectText")}</p>
        <TextArea
          name="reason"
          id="reject-reason"
          label={t("request.form.reason")}
          hint={t("request.form.reasonHint")}
          required
        />
        <JalaliDateTimeField name="dueAt" id="reject-dueAt" label={t("request.ref.rejectDue")} optional />
        <DialogFooter className="mt-1">
          <SubmitButton>{t("request.ref.rejectSubmit")}</SubmitButton>
          <DialogCancel>{t("request.form.cancel")}</DialogCancel>
        </DialogFooter>
      </DeskForm>
    </Dialog>
  );
}
