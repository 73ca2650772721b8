import type { ComponentType } from "react";
import { TagNameField } from "@/components/desk/tag-choice";
import { HandForm } from "@/components/referrals/hand-form";
import { handWords } from "@/components/referrals/hand-words";
import type { DeskOptions } from "@/components/requests/desk";
import { ActionForm } from "@/components/ui/action-form";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel } from "@/components/ui/dialog-trigger";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { outcomes } from "@/lib/base/words";
import type { BulkAct } from "@/lib/bulk/rules";
import { bulk as say } from "@/lib/i18n/messages/fa/bulk";
import { words } from "@/lib/i18n/messages/fa/words";
import { t } from "@/lib/i18n/t";
import type { FormAction } from "@/lib/web/form-state";

export type BulkActions = Record<BulkAct, FormAction> & { options: () => Promise<DeskOptions> };

/** Id of the dialog in which an act is told what it needs to know. */
export const dialogOf = (act: BulkAct) => `bulk-${act}`;

type DialogProps = { actions: BulkActions; rows: string[]; back: string };

/** What is asked before each act; accepting asks nothing. */
export const bulkDialogs: Partial<Record<BulkAct, ComponentType<DialogProps>>> = {
  refer: ({ actions, rows }) => (
    <Dialog id={dialogOf("refer")} title={t("bulk.refer", { n: rows.length })} wide>
      <HandForm kind="refer" action={actions.refer} fields={{}} load={actions.options} words={handWords} />
    </Dialog>
  ),
  handOver: ({ actions, rows }) => (
    <Dialog id={dialogOf("handOver")} title={t("bulk.handOver", { n: rows.length })} wide>
      <HandForm kind="handOver" action={actions.handOver} fields={{}} load={actions.options} words={handWords} />
    </Dialog>
  ),
  tag: ({ actions, rows, back }) => (
    <Dialog id={dialogOf("tag")} title={t("bulk.tag.title", { n: rows.length })}>
      <ActionForm action={actions.tag} className="flex flex-col gap-4">
        <ChosenFields rows={rows} back={back} />
        <TagNameField name="name" id="bulk-tag-name" label={say.tag.name} hint={say.tag.hint} />
        <Footer submit={say.tag.submit} />
      </ActionForm>
    </Dialog>
  ),
  close: ({ actions, rows, back }) => (
    <Dialog id={dialogOf("close")} title={t("bulk.close.title", { n: rows.length })}>
      <ActionForm action={actions.close} className="flex flex-col gap-4">
        <ChosenFields rows={rows} back={back} />
        <p className="leading-text text-muted">{say.close.text}</p>
        <Select
          name="outcome"
          id="bulk-outcome"
          className="max-w-60"
          label={t("request.close.outcome")}
          defaultValue="solved"
          options={outcomes.map((value) => ({ value, label: words.outcome[value] }))}
        />
        <TextArea name="reason" id="bulk-reason" label={t("request.close.reason")} optional />
        <Footer submit={say.close.submit} />
      </ActionForm>
    </Dialog>
  ),
};

/** What the form is about, and where to go afterwards. */
export const ChosenFields = ({ rows, back }: { rows: string[]; back: string }) => (
  <>
    <input type="hidden" name="chosen" value={rows.join()} />
    <input type="hidden" name="back" value={back} />
  </>
);

const Footer = ({ submit }: { submit: string }) => (
  <DialogFooter className="mt-1">
    <SubmitButton>{submit}</SubmitButton>
    <DialogCancel>{t("request.form.cancel")}</DialogCancel>
  </DialogFooter>
);
