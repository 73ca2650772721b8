"use client";

import { type FormEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
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
export function LivePane({ data, now: given, actions, next }: Props) {
  const { number } = data.view;
  const root = useRef<HTMLDivElement>(null);
  const [shown] = useFed<Shown>(data, {
    touches: ({ requests, counters }) => requests.includes(number) || (counters && requests.length === 0),
    query: () => ({ open: String(number) }),
    pick: ({ request, now: at }, before) =>
      request === undefined ? undefined : request === null ? { ...before, gone: true } : { ...request, now: at },
  });
  const now = shown.now ?? given;
  const { work, steps, waits, said, take } = useWork(shown, now, root);
  const type = ({ target }: FormEvent) =>
    target instanceof HTMLElement && target.closest("form") && write(writingIn(target));
  const drafts = useMemo(() => ({ number, drafts: data.view.drafts }), [number, data]);
  const { gone = false } = shown;
  const bar = (gone || (waits && steps.length > 0)) && (
    <ChangedBar {...{ steps, now, gone }} lost={formsLost(root.current, shown)} onSeen={take} />
  );
  return (
    <div ref={root} onInput={type} onSubmit={rest}>
      <p role="status" className="sr-only">
        {said}
      </p>
      <DeskDrafts value={drafts}>
        <RequestPane {...shown} {...{ work, actions, now, next }} changed={bar} />
      </DeskDrafts>
    </div>
  );
}

/**
 * The state that the forms act on: it follows what is shown, but not while somebody is writing and what came concerns his work.
 * `steps`: what has come since; `waits`: they are to be told of, until they are taken up.
 */
function useWork(shown: Shown, now: Date, root: RefObject<HTMLDivElement | null>) {
  const { number } = shown.view;
  const [work, setWork] = useState<Shown>(shown);
  const [waits, setWaits] = useState(false);
  const [said, say] = useState("");
  const takingUntil = useRef(0);
  const held = shown !== work && work.view.number === number;
  const steps = held ? newSteps(work.view, shown.view) : [];
  const take = useRef(() => {});
  take.current = () => {
    const last = steps.at(-1);
    if (last) say(t("live.changed.said", { step: stepLine(last, now) }));
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
  useStale(root, number, () => {
    takingUntil.current = performance.now() + TOLD_MS; // the refusal itself says what happened
    hear({ requests: [number], counters: false, notices: false });
    take.current();
  });
  return { work: held ? work : shown, steps, waits: held && waits, said, take: () => take.current() };
}

/** A form was refused because it knew an older state; it need not offer to load the page anew: that is done here. */
function useStale(root: RefObject<HTMLDivElement | null>, number: number, renew: () => void) {
  const latest = useRef(renew);
  latest.current = renew;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another request, another element
  useEffect(() => {
    const hearing = (event: Event) => {
      event.preventDefault();
      latest.current();
    };
    const own = root.current;
    own?.addEventListener("peyvand:stale", hearing);
    return () => own?.removeEventListener("peyvand:stale", hearing);
  }, [root, number]);
}

/** Text stands in a form that is not offered any more. */
function formsLost(root: HTMLElement | null, { offered }: Shown): boolean {
  const may = new Set<string>([...offered.request, ...Object.values(offered.referrals).flat()]);
  return (
    root !== null &&
    typedIn(root).some((field) => ["reply", "answer", "note"].includes(writingIn(field)) && !may.has(writingIn(field)))
  );
}
