import type { RowFace } from "@/components/cartable/rows";
import type { NavItem, NavSection } from "@/components/layout/nav-item";
import type { PaneData } from "@/components/requests/pane-view";
import { readDatedJson } from "@/lib/base/dated-json";
import type { CartablePage } from "@/lib/cartable/schema";
import type { LiveDetail } from "@/lib/live/schema";

/** What one read answers: only what was asked for. */
export type DeskChanges = {
  now: Date;
  /** How many notices are unread. */
  bell?: { unread: number };
  nav?: { nav: NavSection[]; places: NavItem[] };
  box?: Omit<CartablePage, "items"> & { rows: RowFace[] };
  /** Null: no longer in sight. */
  request?: PaneData | null;
};

/** A part of the page that changes by itself. */
export type Follower = {
  touches: (change: LiveDetail) => boolean;
  /** What to ask for, and who takes the answer; made when the read begins, so that an answer that was overtaken can be known. */
  ask: () => { query: Record<string, string>; take: (fed: DeskChanges) => void };
};

/** After one read so long nothing is read: what happens meanwhile comes with the next. */
const PAUSE_MS = 400;

/** After a read that failed it is tried again, ever later. */
const LONGEST_MS = 30_000;

const followers = new Set<Follower>();
const due = new Set<Follower>();
let timer: ReturnType<typeof setTimeout> | undefined;
let reading = false;
let last = 0;
let failures = 0;

export function follow(one: Follower): () => void {
  followers.add(one);
  return () => {
    followers.delete(one);
    due.delete(one);
  };
}

/** Something changed: the parts it touches are read, together and once. */
export function hear(change: LiveDetail): void {
  for (const one of followers) if (one.touches(change)) due.add(one);
  plan();
}

/** Nobody knows what was missed: every part is read. */
export function hearAll(): void {
  for (const one of followers) due.add(one);
  plan();
}

function plan(): void {
  if (due.size === 0 || reading || timer) return;
  timer = setTimeout(() => void read(), Math.max(0, last + pause() - performance.now()));
}

const pause = () => Math.min(LONGEST_MS, PAUSE_MS * 2 ** failures);

async function read(): Promise<void> {
  timer = undefined;
  if (due.size === 0) return; // they left the page meanwhile
  reading = true;
  const parts = [...due];
  due.clear();
  const asked = parts.map((one) => one.ask());
  const query = new URLSearchParams(Object.assign({}, ...asked.map((one) => one.query)));
  const answer = await fetch(`/api/desk/changes?${query}`, { headers: { accept: "application/json" } }).catch(
    () => null,
  );
  const fed = answer?.ok ? await answer.text().catch(() => null) : null;
  if (fed === null) again(parts, answer?.status);
  else {
    failures = 0;
    try {
      const changes = readDatedJson<DeskChanges>(fed);
      for (const one of asked) one.take(changes);
    } catch {} // an answer of a newer build: the page is drawn anew by its next step
  }
  reading = false;
  last = performance.now();
  plan();
}

/** What was to be read still is: the stream told of it and will not tell again. Whoever is not let in asks no more. */
function again(parts: readonly Follower[], status: number | undefined): void {
  if (status === 401 || status === 403) return;
  failures += 1;
  for (const one of parts) if (followers.has(one)) due.add(one);
}
