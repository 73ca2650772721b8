"use client";

import { useEffect, useState } from "react";
import { TagNameField } from "@/components/desk/tag-choice";
import { HandForm } from "@/components/referrals/hand-form";
import { handWords } from "@/components/referrals/hand-words";
import { ActButton } from "@/components/requests/act-button";
import type { DeskOptions } from "@/components/requests/desk";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel } from "@/components/ui/dialog-trigger";
import { X } from "@/components/ui/icons";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { toast } from "@/components/ui/toast";
import { useChosen } from "@/components/ui/use-chosen";
import { outcomes } from "@/lib/base/words";
import { MOST } from "@/lib/bulk/rules";
import type { BulkAct } from "@/lib/bulk/schema";
import type { Box } from "@/lib/cartable/schema";
import { bulk as say } from "@/lib/i18n/messages/fa/bulk";
import { words } from "@/lib/i18n/messages/fa/words";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { FormAction } from "@/lib/web/form-state";
import type { BoxSearch } from "./box-href";
import { useLongPress } from "./use-long-press";

export type BulkActions = Record<BulkAct, FormAction> & {
  options: () => Promise<DeskOptions>;
  everyRow: (box: Box, search: BoxSearch) => Promise<{ rows: string[]; full: boolean }>;
};

type Props = {
  /** What this person may do to many, as far as his seats tell; each row's own command decides. */
  offers: readonly BulkAct[];
  actions: BulkActions;
  /** Where to go afterwards; the report shows there. */
  back: string;
  /** The list, when it has more pages than this one. */
  more: { box: Box; search: BoxSearch } | null;
};

const ofReferrals: readonly BulkAct[] = ["handOver", "accept"];
const KEYS: Partial<Record<BulkAct, string>> = { refer: "KeyR", close: "KeyE", handOver: "KeyH", tag: "KeyT" };
const place = (act: BulkAct) => `bulk-${act}`;

/** What is done to the chosen rows; it comes up when there is one. Each act takes the rows that it can be about. */
export function BulkBar({ offers, actions, back, more }: Props) {
  const { chosen, clear, choose, full } = useChoice(actions, more);
  useEscape(chosen.length > 0, clear);
  useLongPress();
  const rowsOf = (act: BulkAct) =>
    act === "tag" ? chosen : chosen.filter((row) => row.includes(":") === ofReferrals.includes(act));
  const offered = offers.filter((act) => rowsOf(act).length > 0);
  return (
    <>
      {chosen.length > 0 && (
        <section aria-label={say.title} className="bulk-bar">
          <p className="text-13 font-medium max-md:flex-1" role="status">
            {(full ? say.chosenMost : say.chosen).replace("{n}", fa(chosen.length))}
          </p>
          <Button size="sm" variant="quiet" iconOnly aria-label={say.none} onClick={clear} className="md:order-last">
            <X aria-hidden="true" />
          </Button>
          <div className="flex flex-wrap gap-1.5 max-md:basis-full md:flex-1 md:justify-end">
            {offered.map((act, i) =>
              act === "accept" ? (
                <ActionForm key={act} action={actions.accept} onDone={clear}>
                  <Hidden rows={rowsOf(act)} back={back} />
                  <SubmitButton size="sm" variant={i === 0 ? "primary" : "secondary"}>
                    {say.acts.accept}
                  </SubmitButton>
                </ActionForm>
              ) : (
                <ActButton
                  key={act}
                  opens={place(act)}
                  fill={{ chosen: rowsOf(act).join(), back }}
                  size="sm"
                  variant={i === 0 ? "primary" : "secondary"}
                  hotkey={KEYS[act]}
                  hotkeyLabel={say.acts[act]}
                >
                  {say.acts[act]}
                </ActButton>
              ),
            )}
            {choose && (
              <Button
                size="sm"
                variant="quiet"
                onClick={choose.press}
                disabled={choose.busy}
                hotkey="KeyL"
                hotkeyLabel={choose.label}
              >
                {choose.label}
              </Button>
            )}
          </div>
        </section>
      )}
      <HandDialog act="refer" {...{ actions }} n={rowsOf("refer").length} />
      <HandDialog act="handOver" {...{ actions }} n={rowsOf("handOver").length} />
      <Dialog id={place("tag")} title={t("bulk.tag.title", { n: chosen.length })}>
        <ActionForm action={actions.tag} className="flex flex-col gap-4">
          <Hidden rows={chosen} back={back} />
          <TagNameField name="name" id="bulk-tag" label={say.tag.name} hint={say.tag.hint} />
          <DialogFooter className="mt-1">
            <SubmitButton>{say.tag.submit}</SubmitButton>
            <DialogCancel>{t("request.form.cancel")}</DialogCancel>
          </DialogFooter>
        </ActionForm>
      </Dialog>
      <Dialog id={place("close")} title={t("bulk.close.title", { n: rowsOf("close").length })}>
        <ActionForm action={actions.close} className="flex flex-col gap-4">
          <Hidden rows={rowsOf("close")} back={back} />
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
          <DialogFooter className="mt-1">
            <SubmitButton>{say.close.submit}</SubmitButton>
            <DialogCancel>{t("request.form.cancel")}</DialogCancel>
          </DialogFooter>
        </ActionForm>
      </Dialog>
    </>
  );
}

/** What is chosen: the ticks of this page, and after a second press also the rows of all other pages. */
function useChoice(actions: BulkActions, more: Props["more"]) {
  const { chosen: ticked, clear, all, count } = useChosen("row[]");
  const [other, setOther] = useState<{ rows: string[]; full: boolean } | null>(null);
  const [busy, setBusy] = useState(false);
  const none = () => {
    setOther(null);
    clear();
  };
  const everything = async () => {
    setBusy(true);
    const found = more && (await actions.everyRow(more.box, more.search).catch(() => null));
    setBusy(false);
    if (!found) return toast({ text: say.unread, tone: "danger" });
    const here = new Set(ticked);
    setOther({ ...found, rows: found.rows.filter((row) => !here.has(row)) });
  };
  const whole = ticked.length > 0 && ticked.length === count();
  const offer = whole ? more !== null && other === null : true;
  return {
    chosen: other ? [...new Set([...ticked, ...other.rows])].slice(0, MOST) : ticked,
    full: other?.full ?? false,
    clear: none,
    choose: offer ? { label: whole ? say.everything : say.all, press: whole ? everything : all, busy } : null,
  };
}

const HandDialog = ({ act, actions, n }: { act: "refer" | "handOver"; actions: BulkActions; n: number }) => (
  <Dialog id={place(act)} title={t(act === "refer" ? "bulk.refer" : "bulk.handOver", { n })} wide>
    <HandForm kind={act} action={actions[act]} fields={{}} load={actions.options} words={handWords} />
  </Dialog>
);

const Hidden = ({ rows, back }: { rows: string[]; back: string }) => (
  <>
    <input type="hidden" name="chosen" value={rows.join()} />
    <input type="hidden" name="back" value={back} />
  </>
);

/** Escape lets go of what is chosen, unless a dialog is open or something is being typed. */
function useEscape(on: boolean, clear: () => void) {
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).matches?.("input:not([type=checkbox]), textarea, select");
      if (event.key === "Escape" && !typing && !document.querySelector("dialog[open]")) clear();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}
