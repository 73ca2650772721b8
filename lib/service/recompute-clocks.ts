import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { calendarOf } from "@/lib/calendar/store";
import { command } from "@/lib/kernel/command";
import { Prisma } from "@/prisma/generated/client";
import type { ClockRow, Plan } from "./planning";
import { forgetTargets, settleClocks } from "./store";

const { sql } = Prisma;

/** Statuses in which a clock may run or stand, in the order of the walk. */
const WALK = ["new", "referred", "answered", "waiting_customer"] as const;

const place = z.strictObject({ status: z.int().min(0).max(3), receivedAt: z.string().max(40), id: z.uuid() });
export type Place = z.output<typeof place>;

const input = z.strictObject({
  reason: z.string().max(500),
  limit: z.int().min(1).max(2000).default(500),
  after: place.nullable().default(null),
  customerId: z.uuid().optional(),
  /** The calendar must be at least this new. */
  version: z.int().optional(),
});

type Row = { id: string; customerId: string; status: number; receivedAt: string; dueAt: Date | null };

/**
 * The next open requests, newest first: what their clocks show follows from the targets, the rules and the calendar of now. Writes why
 * on each that moved. Safe to run twice.
 */
export const recomputeClocks = command({
  name: "service.recompute",
  input,
  load: async ({ db, now, input }) => {
    if (input.version !== undefined) await calendarOf(db, now, { version: input.version });
    return null;
  },
  run: async ({ db, input, now, record }) => {
    const rows = await nextRows(db, input);
    if (rows.length === 0) return { next: null, done: 0, moved: 0 };
    if (input.after === null) forgetTargets();
    await db.$queryRaw`select 1 from "Request" where "id" = any(${rows.map((r) => r.id)}::uuid[]) order by "id" for no key update`;
    const before = await stillThere(db, rows);
    const plans = await settleClocks(
      db,
      now,
      before.map(({ id }) => ({ id })),
      input.reason,
    );
    const moved = before.flatMap((row) => {
      const plan = plans.get(row.id);
      return plan && isMoved(row, plan) ? [{ row, plan }] : [];
    });
    await moveDeadlines(db, moved);
    for (const { row, plan } of moved)
      record({
        type: "service.retargeted",
        requestId: row.id,
        customerId: row.customerId,
        before: { dueAt: row.dueAt?.toISOString() ?? null },
        after: {
          dueAt: plan.dueAt?.toISOString() ?? null,
          reason: input.reason,
          clocks: plan.clocks.map(clockFacts),
        },
      });
    const last = rows.at(-1)!;
    const next = { status: last.status, receivedAt: last.receivedAt, id: last.id };
    return { next: rows.length < input.limit ? null : next, done: rows.length, moved: moved.length };
  },
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
const isMoved = (row: Pick<Row, "dueAt">, plan: Plan) =>
  row.dueAt?.getTime() !== plan.dueAt?.getTime() || plan.entries.length > 0;

async function nextRows(db: Db, { after, limit, customerId }: z.output<typeof input>): Promise<Row[]> {
  const columns = sql`"id", "customerId", array_position(${[...WALK]}::text[], "status"::text) - 1 as "status",
    "receivedAt"::text as "receivedAt", "dueAt"`;
  if (customerId)
    return db.$queryRaw<Row[]>`select ${columns} from "Request"
      where "customerId" = ${customerId}::uuid and "status"::text = any(${[...WALK]}::text[])
      order by "receivedAt" desc, "id" desc limit ${limit}`;
  const rows: Row[] = [];
  for (let status = after?.status ?? 0; status < WALK.length && rows.length < limit; status++) {
    const beyond =
      after?.status === status
        ? sql`and ("receivedAt", "id") < (${after.receivedAt}::timestamptz, ${after.id}::uuid)`
        : Prisma.empty;
    rows.push(
      ...(await db.$queryRaw<
        Row[]
      >`select ${columns} from "Request" where "status" = ${WALK[status]}::"RequestStatus" ${beyond}
        order by "receivedAt" desc, "id" desc limit ${limit - rows.length}`),
    );
  }
  return rows;
}

/** As they are now that they are locked. */
const stillThere = (db: Db, rows: readonly Row[]) =>
  db.$queryRaw<Pick<Row, "id" | "customerId" | "dueAt">[]>`
    select "id", "customerId", "dueAt" from "Request" where "id" = any(${rows.map((r) => r.id)}::uuid[])`;

async function moveDeadlines(db: Db, moved: readonly { row: { id: string }; plan: Plan }[]): Promise<void> {
  if (moved.length === 0) return;
  const rows = moved.map(({ row, plan }) => ({ id: row.id, dueAt: plan.dueAt }));
  await db.$executeRaw`
    update "Request" q set "dueAt" = m."dueAt" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m("id" uuid, "dueAt" timestamptz)
    where q."id" = m."id" and q."dueAt" is distinct from m."dueAt"`;
}
