import { z } from "zod";
import { type Actor, managedDepartments, queueDepartments } from "@/lib/auth/actor";
import { inSight, seesAll } from "@/lib/auth/sight";
import { decodeCursor, encodeCursor } from "@/lib/base/cursor";
import { notFound } from "@/lib/base/errors";
import { whole } from "@/lib/base/fields";
import { latinDigits } from "@/lib/base/text";
import { query } from "@/lib/kernel/command";
import { Prisma } from "@/prisma/generated/client";
import { type TouchKind, touchKinds } from "./schema";
import { cardId } from "./store";

export type TouchView = {
  stream: TouchKind;
  id: string;
  at: Date;
  /** The request that it belongs to. */
  number: number | null;
  subject: string | null;
  /** A summary; null where the actor may know that it was, not what it says. */
  text: string | null;
  by: string | null;
  seat: string | null;
  /** The request may be opened by the actor. */
  inSight: boolean;
  data: { [key: string]: unknown };
};

const sql = Prisma.sql;
const SUMMARY = 280;
/** Events of a card that a reader of its history wants; the rest is in the audit log. */
const CARD_EVENTS = [
  "customer.created",
  "customer.stageChanged",
  "customer.merged",
  "customer.unmerged",
  "customer.split",
];

/** SQL: the writer of row `n` was the actor, or sat in one of his departments; coordinators and managers read all. */
function ownDepartments(actor: Actor): Prisma.Sql {
  if (seesAll(actor) || actor.kind !== "user") return sql`true`;
  const departments = [...new Set([...queueDepartments(actor), ...managedDepartments(actor)])];
  return sql`(n."userId" = ${actor.userId}::uuid or n."positionId" = any(array(
    select p."id" from "Position" p where p."departmentId" = any(${departments}::uuid[]))))`;
}

type Part = { actor: Actor; id: string; before: (at: Prisma.Sql, key: Prisma.Sql) => Prisma.Sql; limit: number };

/** One stream each, from its newest end, by the index that begins with its customer; all have the same columns. */
const streams: Record<TouchKind, (part: Part) => Prisma.Sql> = {
  request: ({ actor, id, before, limit }) => sql`
    select 'request' as "stream", q."receivedAt" as "at", q."id"::text as "id", q."number", q."subject", null as "text", null::uuid as "userId",
      null::uuid as "positionId", ${inSight(actor)} as "inSight", jsonb_build_object('status', q."status", 'outcome', q."outcome", 'kind', q."kind",
      'channel', q."channel", 'confidential', q."confidential", 'satisfaction', q."satisfaction") as "data"
    from "Request" q where q."customerId" = ${id}::uuid and ${before(sql`q."receivedAt"`, sql`q."id"::text`)}
      and (not q."confidential" or ${inSight(actor)}) order by q."receivedAt" desc, q."id"::text desc limit ${limit}`,
  reply: ({ actor, id, before, limit }) => sql`
    select 'reply', n."at", n."id"::text, q."number", q."subject", case when ${inSight(actor)} then left(n."body", ${SUMMARY}) end, n."userId",
      n."positionId", ${inSight(actor)}, jsonb_build_object('channel', n."channel", 'then', n."then", 'callOutcome', n."callOutcome")
    from "Reply" n join "Request" q on q."id" = n."requestId" where n."customerId" = ${id}::uuid and ${before(sql`n."at"`, sql`n."id"::text`)}
      and (not q."confidential" or ${inSight(actor)}) order by n."at" desc, n."id"::text desc limit ${limit}`,
  message: ({ actor, id, before, limit }) => sql`
    select 'message', n."at", n."id"::text, q."number", q."subject", case when ${inSight(actor)} then left(n."body", ${SUMMARY}) end, null, null,
      ${inSight(actor)}, jsonb_build_object('channel', n."channel")
    from "CustomerMessage" n join "Request" q on q."id" = n."requestId"
    where n."customerId" = ${id}::uuid and ${before(sql`n."at"`, sql`n."id"::text`)}
      and (not q."confidential" or ${inSight(actor)}) order by n."at" desc, n."id"::text desc limit ${limit}`,
  touch: ({ actor, id, before, limit }) => sql`
    select 'touch', n."at", n."id"::text, null, null, case when ${ownDepartments(actor)} then n."body" end, n."userId", n."positionId", false,
      jsonb_build_object('kind', n."kind", 'direction', n."direction")
    from "Interaction" n where n."customerId" = ${id}::uuid and ${before(sql`n."at"`, sql`n."id"::text`)}
    order by n."at" desc, n."id"::text desc limit ${limit}`,
  purchase: ({ id, before, limit }) => sql`
    select 'purchase', n."at", n."id"::text, null, null, null, null, null, false, jsonb_build_object('externalId', n."externalId",
      'amountRial', n."amountRial"::text, 'items', n."items")
    from "Purchase" n where n."customerId" = ${id}::uuid and ${before(sql`n."at"`, sql`n."id"::text`)}
    order by n."at" desc, n."id"::text desc limit ${limit}`,
  note: ({ actor, id, before, limit }) => sql`
    select 'note', n."at", n."id"::text, null, null, n."body", n."userId", n."positionId", false, '{}'::jsonb
    from "CustomerNote" n where n."customerId" = ${id}::uuid and ${before(sql`n."at"`, sql`n."id"::text`)} and ${ownDepartments(actor)}
    order by n."at" desc, n."id"::text desc limit ${limit}`,
  card: ({ id, before, limit }) => sql`
    select 'card', e."at", e."id"::text, null, null, null, e."userId", e."positionId", false,
      jsonb_build_object('type', e."type", 'actorKind', e."actorKind", 'after', e."after")
    from "Event" e where e."customerId" = ${id}::uuid and (e."requestId" is null or e."type" = 'customer.created')
      and e."type" = any(${CARD_EVENTS}) and ${before(sql`e."at"`, sql`e."id"::text`)}
    order by e."at" desc, e."id"::text desc limit ${limit}`,
};

type Row = TouchView & { sortAt: string };

/** Everything that passed between a customer and the house, newest first; two statements, whatever the number of requests. */
export const readTimeline = query({
  name: "customer.read",
  input: z.strictObject({
    code: z.string().max(20),
    kind: z.enum(touchKinds).optional(),
    cursor: z.string().max(300).optional(),
    limit: whole(1, 100).default(30),
  }),
  run: async ({ db, actor, input }) => {
    const id = await cardId(db, latinDigits(input.code));
    if (!id) throw notFound();
    const from = input.cursor ? decodeCursor(input.cursor, "timestamptz", { serial: true }) : null;
    const before: Part["before"] = (at, key) =>
      from
        ? sql`${at} <= ${from.sort}::timestamptz and (${at}, ${key}) < (${from.sort}::timestamptz, ${from.id})`
        : sql`true`;
    const part = { actor, id, before, limit: input.limit + 1 };
    const wanted = (input.kind ? [input.kind] : touchKinds).map((kind) => sql`(${streams[kind](part)})`);
    const rows = await db.$queryRaw<Row[]>`
      with said("stream", "at", "id", "number", "subject", "text", "userId", "positionId", "inSight", "data") as (
        ${Prisma.join(wanted, " union all ")})
      select s."stream", s."at", s."at"::text as "sortAt", s."id", s."number", s."subject", s."text", u."name" as "by", p."title" as "seat",
        s."inSight", s."data"
      from (select * from said order by "at" desc, "id" desc limit ${input.limit + 1}) s
      left join "User" u on u."id" = s."userId" left join "Position" p on p."id" = s."positionId"
      order by s."at" desc, s."id" desc`;
    const page = rows.slice(0, input.limit);
    const last = rows.length > input.limit ? page.at(-1) : undefined;
    return {
      items: page.map(({ sortAt: _, ...item }): TouchView => item),
      nextCursor: last ? encodeCursor(last.sortAt, last.id) : null,
    };
  },
});
