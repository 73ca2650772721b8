import type { ReactNode } from "react";
import type { PaneView } from "@/components/requests/pane-view";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel } from "@/components/ui/dialog-trigger";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { kinds, outcomes, priorities } from "@/lib/base/words";
import { t } from "@/lib/i18n/t";
import type { Offered } from "@/lib/requests/rules";
import type { FormAction } from "@/lib/web/form-state";
import { MergeDialog } from "./beside/merge-dialog";
import { type DeskActions, places } from "./desk";
import { DeskForm } from "./desk-form";

type Props = { view: PaneView; offered: Offered; actions: DeskActions; next?: string };

/** The dialogs of the acts on the request itself, as far as they are offered. */
export function RequestDialogs({ view, offered, actions, next }: Props) {
  const may = (act: Offered["request"][number]) => offered.request.includes(act);
  const about = { number: view.number, version: view.version };
  return (
    <>
      {may("close") && <Close action={actions.close} fields={{ ...about, next }} />}
      {may("update") && <Update view={view} action={actions.update} fields={about} />}
      {may("merge") && (
        <MergeDialog view={view} action={actions.merge} previewOf={actions.beside.previewOf} next={next} />
      )}
      {may("spam") && (
        <Ask
          place="spam"
          title={t("request.spam.title")}
          text={t("request.spam.text")}
          submit={t("request.spam.submit")}
          action={actions.spam}
          fields={{ ...about, next }}
          danger
        />
      )}
      {may("reopen") && (
        <Ask
          place="reopen"
          title={t("request.reopen.title")}
          text={t("request.reopen.text")}
          submit={t("request.reopen.submit")}
          action={actions.reopen}
          fields={about}
        />
      )}
      {may("unmerge") && (
        <Ask
          place="unmerge"
          title={t("request.merge.undo")}
          text={t("request.merge.undoText")}
          submit={t("request.merge.undo")}
          action={actions.unmerge}
          fields={{ number: view.number }}
        />
      )}
    </>
  );
}

type Fields = Record<string, string | number | undefined>;

function Ask(props: {
  place: "spam" | "reopen" | "unmerge";
  title: string;
  text: string;
  submit: string;
  action: FormAction;
  fields: Fields;
  danger?: boolean;
  children?: ReactNode;
}) {
  return (
    <Dialog id={places[props.place]} title={props.title} role="alertdialog">
      <DeskForm action={props.action} fields={props.fields}>
        <p className="leading-text text-muted">{props.text}</p>
        {props.children}
        <Footer submit={props.submit} danger={props.danger} />
      </DeskForm>
    </Dialog>
  );
}

const Footer = ({ submit, danger }: { submit: string; danger?: boolean }) => (
  <DialogFooter className="mt-1">
    <SubmitButton variant={danger ? "danger" : "primary"}>{submit}</SubmitButton>
    <DialogCancel>{t("request.form.cancel")}</DialogCancel>
  </DialogFooter>
);

function Close({ action, fields }: { action: FormAction; fields: Fields }) {
  return (
    <Dialog id={places.close} title={t("request.close.title")}>
      <DeskForm action={action} fields={fields}>
        <p className="leading-text text-muted">{t("request.close.text")}</p>
        <Select
          name="outcome"
          id="close-outcome"
          className="max-w-60"
          label={t("request.close.outcome")}
          defaultValue="solved"
          options={outcomes.map((value) => ({ value, label: t(`words.outcome.${value}`) }))}
        />
        <TextArea name="reason" id="close-reason" label={t("request.close.reason")} optional />
        <Footer submit={t("request.close.submit")} />
      </DeskForm>
    </Dialog>
  );
}

function Update({ view, action, fields }: { view: PaneView; action: FormAction; fields: Fields }) {
  return (
    <Dialog id={places.update} title={t("request.update.title")}>
      <DeskForm action={action} fields={fields}>
        <TextInput
          name="subject"
          id="update-subject"
          label={t("request.update.subject")}
          defaultValue={view.subject}
          maxLength={300}
          required
        />
        <div className="grid gap-3 md:grid-cols-2">
          <Select
            name="kind"
            id="update-kind"
            label={t("request.update.kind")}
            defaultValue={view.kind}
            options={kinds.map((value) => ({ value, label: t(`words.kind.${value}`) }))}
          />
          <Select
            name="priority"
            id="update-priority"
            label={t("request.update.priority")}
            defaultValue={view.priority}
            options={priorities.map((value) => ({ value, label: t(`words.priority.${value}`) }))}
          />
        </div>
        <Checkbox
          name="confidential"
          id="update-confidential"
          value="1"
          defaultChecked={view.confidential}
          label={t("request.update.confidential")}
          hint={t("request.update.confidentialHint")}
        />
        <Footer submit={t("request.update.submit")} />
      </DeskForm>
    </Dialog>
  );
}
