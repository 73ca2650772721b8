import { z } from "zod";
import { decodeCursor, encodeCursor } from "@/lib/base/cursor";
import { whole } from "@/lib/base/fields";
import { maskNationalId } from "@/lib/customers/rules";
import { query } from "@/lib/kernel/command";
import { shownTask } from "@/lib/tasks/rules";
import type { TaskView } from "@/lib/tasks/schema";
import { Prisma } from "@/prisma/generated/client";
import type { Side, Suggested } from "./schema";

type RowSide = Omit<Side, "nationalId" | "createdAt" | "lastRequestAt"> & {
  nationalId: string | null;
  createdAt: string;
  lastRequestAt: string | null;
};
type Row = Omit<Suggested, "customers" | "sameNationalId"> & { sortAt: string; customers: [RowSide, RowSide] };

/** Pairs of cards that may be one customer and that nobody has judged yet, likest first, each card as far as it is compared. */
export const listSuggestions = query({
  name: "suggestion.read",
  input: z.strictObject({
    cursor: z.string().max(300).optional(),
    limit: whole(1, 100).default(50),
    /** Only this one, also when it was put off. */
    id: z.uuid().optional(),
  }),
  run: async ({ db, input: { cursor, limit, id }, now }) => {
    const after = cursor ? decodeCursor(cursor, "number") : null;
    const place = id
      ? Prisma.sql`and s."id" = ${id}::uuid`
      : Prisma.sql`and (s."laterUntil" is null or s."laterUntil" <= ${now.toISOString()}::timestamptz)
        ${after ? Prisma.sql`and (s."score", s."id") < (${Number(after.sort)}::float, ${after.id}::uuid)` : Prisma.empty}`;
    const rows = await db.$queryRaw<Row[]>`
      select s."id", s."score", s."reasons", s."source"::text, s."laterUntil", s."createdAt", s."score"::text as "sortAt",
        json_build_array(${side(Prisma.sql`a`)}, ${side(Prisma.sql`b`)}) as "customers"
      from "MergeSuggestion" s
        join "Customer" a on a."id" = s."customerAId" and a."mergedIntoId" is null and a."erasedAt" is null
        join "Customer" b on b."id" = s."customerBId" and b."mergedIntoId" is null and b."erasedAt" is null
      where s."status" = 'open' ${place}
      order by s."score" desc, s."id" desc limit ${limit + 1}`;
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { items: page.map(shown), nextCursor: last ? encodeCursor(last.sortAt, last.id) : null };
  },
});

/** What of a card stands beside the other. */
const side = (
  c: Prisma.Sql,
) => Prisma.sql`json_build_object('id', ${c}."id", 'code', ${c}."code", 'name', ${c}."name", 'kind', ${c}."kind",
  'stage', ${c}."stage", 'nationalId', ${c}."nationalId", 'nationalIdConfirmed', ${c}."nationalIdConfirmedAt" is not null,
  'birthday', ${c}."birthday", 'province', ${c}."province", 'city', ${c}."city", 'address', ${c}."address", 'postalCode', ${c}."postalCode",
  'requestCount', ${c}."requestCount", 'openCount', ${c}."openCount", 'purchaseCount', ${c}."purchaseCount",
  'lastRequestAt', ${c}."lastRequestAt", 'createdAt', ${c}."createdAt",
  'points', (select coalesce(json_agg(json_build_object('id', p."id", 'kind', p."kind", 'canonical', p."canonical",
      'verified', p."state" = 'verified', 'shared', p."shared", 'retired', p."retiredAt" is not null) order by p."kind", p."createdAt"), '[]')
    from (select * from "ContactPoint" p where p."customerId" = ${c}."id" order by p."createdAt" limit 20) p))`;

/** National IDs are masked here as everywhere; that two are equal may be said. */
function shown({ sortAt: _, customers: [a, b], ...row }: Row): Suggested {
  const masked = (one: RowSide): Side => ({
    ...one,
    nationalId: one.nationalId && maskNationalId(one.nationalId),
    createdAt: new Date(one.createdAt),
    lastRequestAt: one.lastRequestAt === null ? null : new Date(one.lastRequestAt),
  });
  const sameNationalId = a.nationalId !== null && a.nationalId === b.nationalId;
  return { ...row, sameNationalId, customers: [masked(a), masked(b)] };
}

const LIMIT = 100;

/** SQL: how many suggestions are open, up to the most that is shown. */
export const openSuggestionsSql = (now: Date): Prisma.Sql => Prisma.sql`(
  select count(*)::int from (select 1 from "MergeSuggestion"
    where "status" = 'open' and ("laterUntil" is null or "laterUntil" <= ${now.toISOString()}::timestamptz) limit ${LIMIT}) x)`;

/** `byItself`: an upgrade asked for it. */
export type LastScan = { task: TaskView | null; byItself: boolean; waiting: number };

/** The last scan of the whole base, running or ended, and how many cards wait for their first look (counted up to 1,000). */
export const lastScan = query({
  name: "suggestion.read",
  input: z.strictObject({}),
  run: async ({ db }): Promise<LastScan> => {
    const task = await db.task.findFirst({ where: { kind: "identity.scan" }, orderBy: { createdAt: "desc" } });
    const [row] = await db.$queryRaw<[{ n: number }]>`
      select count(*)::int as "n" from (select 1 from "Customer" where "checkedAt" is null and "mergedIntoId" is null limit 1000) x`;
    return { task: task && shownTask(task), byItself: task?.startedById === null, waiting: row.n };
  },
});
