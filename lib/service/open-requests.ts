import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { openSql, taskSql } from "@/lib/referrals/store";
import { Prisma } from "@/prisma/generated/client";

const { sql } = Prisma;

/** Where a walk through the open requests stands: those that people look at were done, and all that came after this one. */
export const place = z.strictObject({ createdAt: z.string().max(40), id: z.uuid() }).or(z.literal("newest"));
export type Place = z.output<typeof place>;

/** Those whose clocks may run or stand. */
const OPEN = sql`('new', 'referred', 'answered', 'waiting_customer')`;
/** As `request_open_created` and `request_open_due` say it, which the walk and the nearest deadlines are read by. */
const INDEXED = sql`('new', 'referred', 'answered', 'replied', 'waiting_customer')`;
const NEAREST = sql`order by coalesce("dueAt", 'infinity'), "id"`;

export const countOpen = async (db: Db): Promise<number> => {
  const [row] = await db.$queryRaw<[{ n: number }]>`
    select count(*)::int as "n" from "Request" where "status" in ${INDEXED} and "status" in ${OPEN}`;
  return row.n;
};

/** What stands on top of each list and what is due next: at most `limit`, the nearest deadlines first. A statement of a few milliseconds. */
export async function topmost(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select "id" from (
      (select "id", "dueAt" from "Request" where "status" = 'new' and "ownerPositionId" is null ${NEAREST} limit 50)
      union all (select "id", "dueAt" from "Request" where "status" in ${INDEXED} and "dueAt" > ${now} order by "dueAt", "id" limit 200)
      union all select q.* from "Position" p cross join lateral (
        select "id", "dueAt" from "Request" where "ownerPositionId" = p."id" and "status" in ('new', 'referred', 'answered') ${NEAREST} limit 20) q
      union all select r.* from "Position" p cross join lateral (
        select "requestId", "dueAt" from "Referral" where "holderPositionId" = p."id" and ${openSql('"Referral"')}
          and ${taskSql('"Referral"')} ${NEAREST} limit 20) r
      union all select r.* from "Department" d cross join lateral (
        select "requestId", "dueAt" from "Referral" where "toDepartmentId" = d."id" and "holderPositionId" is null
          and "status" in ('sent', 'seen') and ${taskSql('"Referral"')} ${NEAREST} limit 20) r
    ) x group by "id" order by min("dueAt"), "id" limit ${limit}`;
  return rows.map((row) => row.id);
}

/** The next open ones, newest first: those that come meanwhile need no visit, and what lies together is read together. */
export async function walked(db: Db, after: Place, limit: number) {
  const beyond =
    after === "newest"
      ? Prisma.empty
      : sql`and (q."createdAt", q."id") < (${after.createdAt}::timestamptz, ${after.id}::uuid)`;
  const rows = await db.$queryRaw<{ id: string; createdAt: string }[]>`
    select q."id", q."createdAt"::text from "Request" q where q."status" in ${INDEXED} and q."status" in ${OPEN} ${beyond}
    order by q."createdAt" desc, q."id" desc limit ${limit}`;
  const last = rows.length < limit ? null : rows.at(-1)!;
  return { ids: rows.map((row) => row.id), next: last && { createdAt: last.createdAt, id: last.id } };
}

/** The newest open ones of one customer. */
export async function openOf(db: Db, customerId: string, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select "id" from "Request" where "customerId" = ${customerId}::uuid and "status" in ${OPEN}
    order by "receivedAt" desc, "id" desc limit ${limit}`;
  return rows.map((row) => row.id);
}

export type Locked = { id: string; customerId: string; dueAt: Date | null };

/** As they are now that nobody else changes them, in the order in which all lock them. */
export const locked = (db: Db, ids: readonly string[]): Promise<Locked[]> =>
  db.$queryRaw<Locked[]>`
    select "id", "customerId", "dueAt" from "Request" where "id" = any(${ids}::uuid[]) order by "id" for no key update`;
