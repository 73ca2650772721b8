"use client";

import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import { hear } from "@/components/live/feed";
import { rest, write } from "@/components/live/looking";
import { useFed } from "@/components/live/use-fed";
import { t } from "@/lib/i18n/t";
import { ChangedBar, stepLine } from "./changed-bar";
import type { DeskActions } from "./desk";
import { DeskDrafts } from "./desk-drafts";
import { isBusy, newSteps, renewVersions, typedIn, writingIn } from "./held-forms";
import type { PaneData } from "./pane-view";
import { RequestPane } from "./request-pane";

type Props = { data: PaneData; now: Date; actions: DeskActions; next?: string };
type Shown = PaneData & { now?: Date; gone?: boolean };

/** So often a pane that was left alone takes up what was kept back. */
const SETTLE_MS = 1_500;

/** So long after a refusal what changed is taken up at once. */
const TOLD_MS = 4_000;

/**
 * The request that is open, as it changes. What one reads is always fresh. What one is writing keeps the state it was begun in: a form
 * sends the version its writer has seen, so nobody answers to what he did not notice.
 */
export function LivePane({ data, now, actions, next }: Props) {
  const { number } = data.view;
  const root = useRef<HTMLDivElement>(null);
  const takingUntil = useRef(0);
  const [shown] = useFed<Shown>(data, {
    touches: ({ requests, counters }) => requests.includes(number) || (counters && requests.length === 0),
    query: () => ({ open: String(number) }),
    pick: ({ request, now: at }, before) =>
      request === undefined ? undefined : request === null ? { ...before, gone: true } : { ...request, now: at },
  });
  const [work, setWork] = useState<Shown>(shown);
  const [waits, setWaits] = useState(false);
  const held = shown !== work && work.view.number === number;
  const steps = held ? newSteps(work.view, shown.view) : [];
  const take = useRef(() => {});
  const [said, say] = useState("");
  take.current = () => {
    const last = held ? newSteps(work.view, shown.view).at(-1) : undefined;
    if (last) say(t("live.changed.said", { step: stepLine(last, shown.now ?? now) }));
    if (root.current) renewVersions(root.current, shown.view);
    setWaits(false);
    setWork(shown);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked whenever something else is shown
  useEffect(() => {
    if (shown === work) return;
    const settle = () => {
      if (root.current?.querySelector("form[aria-busy=true]")) return; // being sent: its own answer comes first
      const mayWait = work.view.number === number && (steps.length > 0 || shown.gone);
      if (performance.now() < takingUntil.current || !mayWait || !root.current || !isBusy(root.current)) take.current();
      else setWaits(true);
    };
    settle();
    const timer = setInterval(settle, SETTLE_MS);
    return () => clearInterval(timer);
  }, [shown, work]);
  useEffect(() => {
    const renew = (event: Event) => {
      event.preventDefault(); // the form need not offer to load the page anew: it is done here
      takingUntil.current = performance.now() + TOLD_MS; // the refusal itself says what happened
      hear({ requests: [number], counters: false, notices: false });
      take.current();
    };
    const own = root.current;
    own?.addEventListener("peyvand:stale", renew);
    return () => own?.removeEventListener("peyvand:stale", renew);
  }, [number]);
  const type = ({ target }: FormEvent) =>
    target instanceof HTMLElement && target.closest("form") && write(writingIn(target));
  const drafts = useMemo(() => ({ number, drafts: data.view.drafts }), [number, data]);
  const bar = shown.gone || (held && waits && steps.length > 0);
  return (
    <div ref={root} onInput={type} onSubmit={rest}>
      <p role="status" className="sr-only">
        {said}
      </p>
      <DeskDrafts value={drafts}>
        <RequestPane
          {...shown}
          work={held ? work : shown}
          actions={actions}
          now={shown.now ?? now}
          next={next}
          changed={
            bar && (
              <ChangedBar
                steps={steps}
                now={shown.now ?? now}
                gone={shown.gone ?? false}
                lost={formsLost(root.current, shown)}
                onSeen={() => take.current()}
              />
            )
          }
        />
      </DeskDrafts>
    </div>
  );
}

/** Text stands in a form that is not offered any more. */
function formsLost(root: HTMLElement | null, { offered }: Shown): boolean {
  const may = new Set<string>([...offered.request, ...Object.values(offered.referrals).flat()]);
  return (
    root !== null &&
    typedIn(root).some((field) => ["reply", "answer", "note"].includes(writingIn(field)) && !may.has(writingIn(field)))
  );
}
