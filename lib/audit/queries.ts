import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { query } from "@/lib/kernel/command";
import type { Json } from "@/lib/kernel/events";
import { eventTypes } from "@/lib/kernel/reactions";
import { Prisma } from "@/prisma/generated/client";
import { idsIn } from "./rules";
import { eventFilter } from "./schema";

type EventRow = {
  id: bigint;
  at: Date;
  type: string;
  actorKind: string;
  userName: string | null;
  forUserName: string | null;
  positionTitle: string | null;
  tokenName: string | null;
  number: number | null;
  customerCode: string | null;
  subjectType: string | null;
  subjectId: string | null;
  before: Json | null;
  after: Json | null;
  hasPersonal: boolean;
};
export type AuditEvent = Omit<EventRow, "id"> & { id: string };
export type AuditPage = {
  events: AuditEvent[] /** What ids mean, by id. */;
  names: Record<string, string>;
  next: string | null;
};

type Filter = z.output<typeof eventFilter>;

/** Between dates events are read by their time, else by their id: so each filter has an index that gives them in order. */
const byTime = ({ from, until }: Filter): boolean => from !== undefined || until !== undefined;
const order = (filter: Filter) => (byTime(filter) ? Prisma.sql`e."at" desc, e."id" desc` : Prisma.sql`e."id" desc`);

function beyond(filter: Filter, after: bigint): Prisma.Sql {
  if (!byTime(filter)) return Prisma.sql`e."id" < ${after}`;
  return Prisma.sql`(e."at", e."id") < ((select x."at" from "Event" x where x."id" = ${after}), ${after})`;
}

function narrowed(filter: Filter): Prisma.Sql {
  const { type, userId, from, until, number, after } = filter;
  const parts: Prisma.Sql[] = [Prisma.sql`true`];
  // A family by its names, because no index serves a prefix in every collation.
  if (type?.endsWith("*"))
    parts.push(Prisma.sql`e."type" = any(${eventTypes.filter((one) => one.startsWith(type.slice(0, -1)))})`);
  else if (type) parts.push(Prisma.sql`e."type" = ${type}`);
  // What was done to an account counts as its owner's, too: signing in happens before anybody is known.
  if (userId)
    parts.push(Prisma.sql`(e."userId" = ${userId}::uuid or (e."subjectType" = 'user' and e."subjectId" = ${userId}))`);
  if (from) parts.push(Prisma.sql`e."at" >= ${from}`);
  if (until) parts.push(Prisma.sql`e."at" < ${until}`);
  if (number) parts.push(Prisma.sql`e."requestId" = (select "id" from "Request" where "number" = ${number})`);
  if (after) parts.push(beyond(filter, BigInt(after)));
  return Prisma.join(parts, " and ");
}

/** The names behind ids of people and of what the house has made, in one statement. */
async function namesOf(db: Db, ids: string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const rows = await db.$queryRaw<{ id: string; name: string }[]>`
    select "id", "name" from "User" where "id" = any(${ids}::uuid[])
    union all select "id", "name" from "Department" where "id" = any(${ids}::uuid[])
    union all select "id", "title" from "Position" where "id" = any(${ids}::uuid[])
    union all select "id", "name" from "ApiToken" where "id" = any(${ids}::uuid[])
    union all select "id", "name" from "Tag" where "id" = any(${ids}::uuid[])
    union all select "id", "name" from "Checklist" where "id" = any(${ids}::uuid[])
    union all select "id", "name" from "Rule" where "id" = any(${ids}::uuid[])
    union all select "id", "name" from "Macro" where "id" = any(${ids}::uuid[])
    union all select "id", "name" from "ChannelAccount" where "id" = any(${ids}::uuid[])`;
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}

/** Events, the latest first, one page by keyset. Personal values stay in the database: only that there are some is told. */
export const listEvents = query({
  name: "audit.read",
  input: eventFilter,
  run: async ({ db, input }): Promise<AuditPage> => {
    const rows = await db.$queryRaw<EventRow[]>`
      select e."id", e."at", e."type", e."actorKind", u."name" as "userName", f."name" as "forUserName", p."title" as "positionTitle",
        k."name" as "tokenName", r."number", c."code" as "customerCode", e."subjectType", e."subjectId", e."before", e."after",
        exists (select 1 from "EventDetail" d where d."eventId" = e."id" and d."values" is not null) as "hasPersonal"
      from "Event" e
      left join "User" u on u."id" = e."userId" left join "User" f on f."id" = e."forUserId"
      left join "Position" p on p."id" = e."positionId" left join "ApiToken" k on k."id" = e."tokenId"
      left join "Request" r on r."id" = e."requestId" left join "Customer" c on c."id" = e."customerId"
      where ${narrowed(input)} order by ${order(input)} limit ${input.limit + 1}`;
    const events = rows.slice(0, input.limit).map((row) => ({ ...row, id: String(row.id) }));
    const names = await namesOf(db, idsIn(events.map((e) => [e.before, e.after, e.subjectId])));
    return { events, names, next: rows.length > input.limit ? events.at(-1)!.id : null };
  },
});

/** Everyone who may stand in an event, for the filter. */
export const eventActors = query({
  name: "audit.read",
  input: z.strictObject({}),
  run: ({ db }) => db.user.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } }),
});
