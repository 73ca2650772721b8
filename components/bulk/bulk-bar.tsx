"use client";

import { useEffect, useRef } from "react";
import { ActButton } from "@/components/requests/act-button";
import { ActionForm } from "@/components/ui/action-form";
import { Button, type ButtonLook } from "@/components/ui/button";
import { X } from "@/components/ui/icons";
import { SubmitButton } from "@/components/ui/submit-button";
import type { BulkAct } from "@/lib/bulk/rules";
import { rowsFor } from "@/lib/bulk/rules";
import { bulk as say } from "@/lib/i18n/messages/fa/bulk";
import { fa } from "@/lib/i18n/number";
import { type BulkActions, bulkDialogs, ChosenFields, dialogOf } from "./bulk-dialogs";
import { type EveryRow, useChoice, useEscape } from "./use-choice";
import { useLongPress } from "./use-long-press";

type Props = {
  /** What this person may do to many, as far as his seats tell; each row's own command decides. */
  offers: readonly BulkAct[];
  actions: BulkActions;
  /** Where to go afterwards; the report shows there. */
  back: string;
  /** Names the rows of all pages; null when there is only this one. */
  everyRow: EveryRow | null;
  /** The report that shows above the list: of what was chosen for it, nothing is chosen any more. */
  report: string | undefined;
};

/** What is done to the chosen rows; it comes up when there is one. Each act takes the rows that it can be about. */
export function BulkBar({ offers, actions, back, everyRow, report }: Props) {
  const { chosen, full, clear, wider } = useChoice(everyRow);
  useEscape(chosen.length > 0, clear);
  useLongPress();
  useChanged(report, clear);
  const asked = offers.map((act) => ({ act, rows: rowsFor(act, chosen), Ask: bulkDialogs[act] }));
  const offered = asked.filter(({ rows }) => rows.length > 0);
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
            {offered.map(({ act, rows }, i) => (
              <Act key={act} {...{ act, rows, back, actions }} variant={i === 0 ? "primary" : "secondary"} />
            ))}
            {wider && <Wider {...wider} />}
          </div>
        </section>
      )}
      {asked.map(({ act, rows, Ask }) => Ask && <Ask key={act} {...{ actions, rows, back }} />)}
    </>
  );
}

const KEYS: Partial<Record<BulkAct, string>> = { refer: "KeyR", close: "KeyE", handOver: "KeyH", tag: "KeyT" };
type ActProps = Pick<Props, "actions" | "back"> & Pick<ButtonLook, "variant"> & { act: BulkAct; rows: string[] };

/** Sends at once what asks nothing, else opens the dialog that asks. */
function Act({ act, rows, back, actions, variant }: ActProps) {
  if (!bulkDialogs[act])
    return (
      <ActionForm action={actions[act]}>
        <ChosenFields rows={rows} back={back} />
        <SubmitButton size="sm" variant={variant}>
          {say.acts[act]}
        </SubmitButton>
      </ActionForm>
    );
  const fill = { chosen: rows.join(), back };
  return (
    <ActButton
      opens={dialogOf(act)}
      fill={fill}
      size="sm"
      variant={variant}
      hotkey={KEYS[act]}
      hotkeyLabel={say.acts[act]}
    >
      {say.acts[act]}
    </ActButton>
  );
}

const Wider = ({ label, press, busy }: NonNullable<ReturnType<typeof useChoice>["wider"]>) => (
  <Button size="sm" variant="quiet" onClick={press} disabled={busy} hotkey="KeyL" hotkeyLabel={label}>
    {label}
  </Button>
);

/** Calls when the value is another than before, not at first. */
function useChanged(value: string | undefined, call: () => void) {
  const before = useRef(value);
  useEffect(() => {
    if (before.current !== value && value !== undefined) call();
    before.current = value;
  });
}
