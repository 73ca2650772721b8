import { z } from "zod";
import { type Db, later } from "@/lib/base/db";
import { calendarOf } from "@/lib/calendar/store";
import { command } from "@/lib/kernel/command";
import type { NewEvent } from "@/lib/kernel/events";
import { forgetSettings } from "@/lib/staff/store";
import { Prisma } from "@/prisma/generated/client";
import { type Locked, locked, openOf, type Place, place, topmost, walked } from "./open-requests";
import type { ClockRow, Plan } from "./planning";
import { forgetTargets, settleClocks } from "./store";

/** So many of those that people look at now move in the first step. */
const TOPMOST = 1000;

const input = z.strictObject({
  reason: z.string().max(500),
  limit: z.int().min(1).max(2000).default(500),
  /** null: from the beginning, with what stands on top of the lists. */
  after: place.nullable().default(null),
  customerId: z.uuid().optional(),
  /** The calendar must be at least this new. */
  version: z.int().optional(),
});

/**
 * The next open requests: what their clocks show follows from the targets, the rules and the calendar of now. Writes why on each that
 * moved. First come those that stand on top of somebody's list, then all, newest first. Safe to run twice. `done` counts the latter.
 */
export const recomputeClocks = command({
  name: "service.recompute",
  input,
  lean: true,
  load: async ({ db, now, input }) => {
    if (input.version !== undefined) await calendarOf(db, now, { version: input.version });
    return null;
  },
  run: async ({ db, input, now, record }) => {
    if (input.after === null) forgetRules();
    const { ids, next, done } = await nextOnes(db, now, input);
    if (ids.length === 0) return { next, done, moved: 0 };
    const before = await locked(db, ids);
    const plans = await settleClocks(
      db,
      now,
      ids.map((id) => ({ id })),
      input.reason,
    );
    const moved = before.flatMap((row) => {
      const plan = plans.get(row.id);
      return plan && isMoved(row, plan) ? [{ row, plan }] : [];
    });
    await moveDeadlines(db, moved);
    for (const { row, plan } of moved) record(moving(row, plan, input.reason));
    return { next, done, moved: moved.length };
  },
});

/** What this process remembers of targets and rules may be older than the change. */
export function forgetRules(): void {
  forgetTargets();
  forgetSettings();
}

type Ones = { ids: string[]; next: Place | null; done: number };

async function nextOnes(db: Db, now: Date, { after, limit, customerId }: z.output<typeof input>): Promise<Ones> {
  if (customerId) {
    const ids = await openOf(db, customerId, limit);
    return { ids, next: null, done: ids.length };
  }
  if (after === null) return { ids: await topmost(db, now, TOPMOST), next: "newest", done: 0 };
  const { ids, next } = await walked(db, after, limit);
  return { ids, next, done: ids.length };
}

const moving = (row: Locked, plan: Plan, reason: string): NewEvent => ({
  type: "service.retargeted",
  requestId: row.id,
  customerId: row.customerId,
  before: { dueAt: row.dueAt?.toISOString() ?? null },
  after: { dueAt: plan.dueAt?.toISOString() ?? null, reason, clocks: plan.clocks.map(clockFacts) },
});

const clockFacts = ({ kind, referralId, dueAt, state, calendarId, calendarVersion }: ClockRow) => ({
  kind,
  referralId,
  state,
  dueAt: dueAt?.toISOString() ?? null,
  calendarId,
  calendarVersion,
});

/** Its own deadline, or one of a referral: a clock whose next warning alone moved tells nobody. */
const isMoved = (row: Locked, plan: Plan) => row.dueAt?.getTime() !== plan.dueAt?.getTime() || plan.moved;

async function moveDeadlines(db: Db, moved: readonly { row: Locked; plan: Plan }[]): Promise<void> {
  if (moved.length === 0) return;
  const ids = moved.map(({ row }) => row.id);
  const dues = moved.map(({ plan }) => plan.dueAt?.toISOString() ?? null);
  await later(
    db,
    Prisma.sql`update "Request" q set "dueAt" = m."dueAt" from unnest(${ids}::uuid[], ${dues}::timestamptz[]) as m("id", "dueAt")
      where q."id" = m."id" and q."dueAt" is distinct from m."dueAt"`,
  );
}
