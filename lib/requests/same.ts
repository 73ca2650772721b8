import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import type { NewEvent } from "@/lib/kernel/events";
import { Prisma } from "@/prisma/generated/client";
import { ALIKE, likeness } from "./same-text";

const sql = Prisma.sql;
/** Older ones are no longer the same matter told twice. */
const DAYS = 60;
/** So many of a customer's open requests are compared with a new one. */
const MOST = 20;
const ended = sql`('closed', 'merged', 'spam')`;

type Pair = { id: string; customerId: string; otherId: string; subject: string; body: string } & {
  otherSubject: string;
  otherBody: string;
};

/** Compares these requests with what their customers have open, and keeps what is alike; a pair that was judged stays judged. */
export async function suspectSame(
  db: Db,
  ids: readonly string[],
  now: Date,
  record: (event: NewEvent) => void,
): Promise<number> {
  const pairs = await db.$queryRaw<Pair[]>`
    select q."id", q."customerId", q."subject", left(q."body", 4000) as "body", o."id" as "otherId", o."subject" as "otherSubject",
      left(o."body", 4000) as "otherBody"
    from "Request" q cross join lateral (
      select p.* from "Request" p where p."customerId" = q."customerId" and p."id" <> q."id" and p."status" not in ${ended}
        and p."receivedAt" > q."receivedAt" - make_interval(days => ${DAYS})
        and (p."receivedAt", p."id") < (q."receivedAt", q."id") order by p."receivedAt" desc limit ${MOST}) o
    where q."id" = any(${ids}::uuid[]) and q."status" not in ${ended}`;
  const alike = pairs
    .map((p) => ({ ...p, score: likeness(p, { subject: p.otherSubject, body: p.otherBody }) }))
    .filter((p) => p.score >= ALIKE);
  const rows = alike.map(({ id, otherId, score }) => ({ id: newId(), requestId: id, otherId, score }));
  // In one statement: after a rush of the same text there are thousands of pairs.
  const kept = await db.$queryRaw<{ requestId: string; otherId: string }[]>`
    insert into "SameRequest" ("id", "requestId", "otherId", "score", "at")
    select r."id", r."requestId", r."otherId", r."score", ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("id" uuid, "requestId" uuid, "otherId" uuid, "score" float8)
    on conflict do nothing returning "requestId", "otherId"`;
  const fresh = new Set(kept.map((k) => `${k.requestId} ${k.otherId}`));
  for (const { id, customerId, otherId, score } of alike)
    if (fresh.has(`${id} ${otherId}`))
      record({ type: "request.suspected", requestId: id, customerId, after: { otherId, score } });
  return kept.length;
}

/** SQL: pairs of request `q` that still wait for a person, from both sides; `o` is the other request. */
const waiting = sql`"SameRequest" s join "Request" o on o."id" = case when s."requestId" = q."id" then s."otherId" else s."requestId" end
  where (s."requestId" = q."id" or s."otherId" = q."id") and s."state" = 'open' and o."customerId" = q."customerId"
    and q."status" not in ${ended} and o."status" not in ${ended}`;

/** SQL: the number of the likest other request, for a row; null when there is none. Confidential ones are not told in rows. */
export const sameNumberSql = sql`(select o."number" from ${waiting} and not o."confidential" order by s."score" desc limit 1)`;

/**
 * SQL: requests that may be the same as request `q`, the likest first, as a JSON list; confidential ones out of sight are not told.
 * @param opens SQL: the actor may open the request that is called `q` inside
 */
export const sameSql = (opens: Prisma.Sql): Prisma.Sql => sql`(
  select coalesce(json_agg(json_build_object('number', q."number", 'subject', q."subject", 'status', q."status", 'receivedAt', q."receivedAt",
    'score', w."score") order by w."score" desc), '[]')
  from (select o."id", s."score" from ${waiting} order by s."score" desc limit 5) w
  join "Request" q on q."id" = w."id" where not q."confidential" or ${opens})`;

/** The pair was merged, linked or told apart: nobody is asked again. @returns whether there was one to judge */
export async function settleSame(
  db: Db,
  one: string,
  other: string,
  now: Date,
  state: "settled" | "dismissed" = "settled",
): Promise<boolean> {
  const { count } = await db.sameRequest.updateMany({
    where: {
      state: "open",
      OR: [
        { requestId: one, otherId: other },
        { requestId: other, otherId: one },
      ],
    },
    data: { state, decidedAt: now },
  });
  return count > 0;
}
