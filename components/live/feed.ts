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

const followers = new Set<Follower>();
const due = new Set<Follower>();
let timer: ReturnType<typeof setTimeout> | undefined;
let reading = false;
let last = 0;

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
  timer = setTimeout(() => void read(), Math.max(0, last + PAUSE_MS - performance.now()));
}

async function read(): Promise<void> {
  timer = undefined;
  reading = true;
  const asked = [...due].map((one) => one.ask());
  due.clear();
  const query = new URLSearchParams(Object.assign({}, ...asked.map((one) => one.query)));
  try {
    const answer = await fetch(`/api/desk/changes?${query}`, { headers: { accept: "application/json" } });
    if (answer.ok) {
      const fed = readDatedJson<DeskChanges>(await answer.text());
      for (const one of asked) one.take(fed);
    }
  } catch {} // away from the net: the stream says when to look again
  reading = false;
  last = performance.now();
  plan();
}
