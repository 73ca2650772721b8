import { z } from "zod";
import { decodeCursor, encodeCursor, type Page, type Place, pageOf, placeFields } from "@/lib/base/cursor";
import { type Db, PLAN_ANEW } from "@/lib/base/db";
import { keyset, type Sorting } from "@/lib/base/keyset";
import { searchKey } from "@/lib/base/text";
import { query } from "@/lib/kernel/command";
import { Prisma } from "@/prisma/generated/client";
import { beginningWith, customerFilter, matching, wholeWords } from "./match-customers";
import { type CustomerSummary, pointsSql, seesPoints, shownPoint } from "./queries";
import { isNumber, MOST_WORDS, numberIn, waysToJoin } from "./rules";

export const customerSorts = ["newest", "name"] as const;
export const customerSearch = customerFilter.extend({ sort: z.enum(customerSorts).default("newest"), ...placeFields });

const sql = Prisma.sql;

export type ListedCustomer = CustomerSummary & {
  province: string | null;
  /** Of a level above the lowest. */
  levelName?: string | null;
  createdAt: Date;
  purchaseCount: number;
  tags: { id: string; name: string; tone: string }[];
  custom: Record<string, string | number | boolean>;
};

const listed = sql`select c."id", c."code", c."kind"::text, c."stage"::text, c."level", c."name", c."city", c."province", c."requestCount", c."openCount",
  c."lastRequestAt", c."createdAt", c."purchaseCount", c."custom", ${pointsSql} as "points",
  (select coalesce(json_agg(json_build_object('id', t."id", 'name', t."name", 'tone', t."tone") order by t."name"), '[]')
    from "CustomerTag" g join "Tag" t on t."id" = g."tagId" where g."customerId" = c."id") as "tags"`;

/** Sorted as Persian sorts, those without a name last (U+FFFF comes after every letter). */
const byName = sql`(coalesce(c."name", chr(65535)) collate "fa-x-icu")`;
const sortings = {
  newest: { by: sql`c."createdAt"`, type: "timestamptz", rising: false },
  name: { by: byName, type: "text", rising: true },
} as const satisfies Record<string, Sorting>;

/** What was found by words comes newest first: sorting all who have a common name takes seconds on a large base. */
export const sortOf = ({ q, sort }: { q?: string | undefined; sort?: keyof typeof sortings | undefined }) =>
  q ? "newest" : (sort ?? "newest");

type Row = ListedCustomer & { sortAt: string };
type Search = z.output<typeof customerSearch>;

const read = (db: Db, where: Prisma.Sql[], place: Place, sorting: Sorting, shift = Prisma.empty): Promise<Row[]> => {
  const { beyond, order } = keyset(place, sorting, sql`c."id"`);
  return db.$queryRaw<Row[]>`
    ${listed}, (${sorting.by}${shift})::text as "sortAt" from "Customer" c where ${Prisma.join([...where, beyond], " and ")} ${order}`;
};

/** Whole words come this much before the others: so many years that the calendar is the same again. */
const AHEAD = 4000;
const ahead = sql`interval '4000 years'`;

/** The words of a name that is looked for by several; null for every other search. */
function wordsOf(q = ""): string[] | null {
  const words = searchKey(q);
  const isName = words.includes(" ") && !words.includes("@") && !isNumber(numberIn(words));
  return isName ? words.split(" ").slice(0, MOST_WORDS) : null;
}

/** How two words begin is in a short list; with both conditions the planner expects few cards and never reads along the newest ones for a rare name. */
function foundBy(words: string[], whole: Prisma.Sql): Prisma.Sql {
  const [apart] = waysToJoin(words);
  return apart ? sql`${beginningWith(apart.long)} and ${whole}` : whole;
}

/**
 * Who has all of these as words of his name, in any order, comes before those of whose words they are the beginnings; each newest first.
 * While the first fill the page, nothing else is asked.
 */
async function byWords(db: Db, input: Search, words: string[]): Promise<{ rows: Row[]; filled: boolean }> {
  const whole = wholeWords(words);
  const edge = input.cursor === undefined ? null : decodeCursor(input.cursor);
  const year = Number(edge?.sort.slice(0, 4)) - AHEAD;
  if (!input.before && !(year < 1)) {
    const cursor = edge ? encodeCursor(`${String(year).padStart(4, "0")}${edge.sort.slice(4)}`, edge.id) : undefined;
    const where = [...matching({ ...input, q: undefined }), sql`${Prisma.raw(PLAN_ANEW)} ${foundBy(words, whole)}`];
    const rows = await read(db, where, { ...input, cursor }, sortings.newest, sql` + ${ahead}`);
    if (rows.length >= input.limit) return { rows, filled: true };
  }
  const by = sql`(c."createdAt" + case when ${whole} then ${ahead} else interval '0' end)`;
  return { rows: await read(db, matching(input), input, { ...sortings.newest, by }), filled: false };
}

/**
 * Any officer finds any customer (he registers calls), newest card first or by name; points masked unless his role sees them.
 * The order has an index, so a common name is read along it and a rare one by its words or letters.
 */
export const findCustomers = query({
  name: "customer.find",
  input: customerSearch,
  run: async ({ db, actor, input }): Promise<Page<ListedCustomer>> => {
    const words = wordsOf(input.q);
    const { rows, filled } = words
      ? await byWords(db, input, words)
      : { rows: await read(db, matching(input), input, sortings[sortOf(input)]), filled: false };
    const { items, nextCursor, previousCursor } = pageOf(rows, input);
    const last = items.at(-1);
    const whole = seesPoints(actor);
    return {
      nextCursor: filled && last ? encodeCursor(last.sortAt, last.id) : nextCursor,
      previousCursor,
      items: items.map(({ sortAt: _, ...c }) => ({ ...c, points: c.points.map((p) => shownPoint(p, whole)) })),
    };
  },
});
