import { z } from "zod";
import { decodeCursor, encodeCursor, type Page, type Place, pageOf, placeFields } from "@/lib/base/cursor";
import { type Db, PLAN_ANEW } from "@/lib/base/db";
import { parseEmail } from "@/lib/base/email";
import { keyset, type Sorting } from "@/lib/base/keyset";
import { parsePhone } from "@/lib/base/phone";
import { containing, joinedKey, latinDigits, searchKey, starting } from "@/lib/base/text";
import { query } from "@/lib/kernel/command";
import { Prisma } from "@/prisma/generated/client";
import { type CustomerSummary, pointsSql, seesPoints, shownPoint } from "./queries";
import { customerKinds, customerStages } from "./schema";

/** What narrows a list of customers; the same for the page, the export and what is done to all that were found. */
export const customerFilter = z.strictObject({
  q: z.string().max(200).optional(),
  phone: z.string().max(60).optional(),
  email: z.string().max(320).optional(),
  nationalId: z.string().max(20).optional(),
  tag: z.uuid().optional(),
  city: z.string().trim().max(100).optional(),
  kind: z.enum(customerKinds).optional(),
  stage: z.enum(customerStages).optional(),
  level: z.string().max(40).optional(),
});
export type CustomerFilter = z.output<typeof customerFilter>;

export const customerSorts = ["newest", "name"] as const;
export const customerSearch = customerFilter.extend({ sort: z.enum(customerSorts).default("newest"), ...placeFields });

const sql = Prisma.sql;

/** Nearly all cards have it; those above it have an index. */
const LOWEST = "normal";

/** Conditions on card `c`; each has an index behind it, but kind and stage, which narrow little. */
export function matching(filter: CustomerFilter): Prisma.Sql[] {
  const parts: Prisma.Sql[] = [sql`c."mergedIntoId" is null and c."erasedAt" is null`];
  const { q, phone, email, nationalId, tag, city, kind, stage, level } = filter;
  if (phone) parts.push(sql`c."id" in ${cardsOfPhone(phone)}`);
  if (email)
    parts.push(sql`c."id" in (select p."customerId" from "ContactPoint" p
      where p."kind" = 'email' and p."canonical" = ${parseEmail(email)?.canonical ?? ""})`);
  if (nationalId) parts.push(sql`c."nationalId" = ${latinDigits(nationalId)}`);
  if (tag) parts.push(sql`c."id" in (select g."customerId" from "CustomerTag" g where g."tagId" = ${tag}::uuid)`);
  if (city) parts.push(sql`c."city" = ${city}`);
  if (kind) parts.push(sql`c."kind" = ${kind}::"CustomerKind"`);
  if (stage) parts.push(sql`c."stage" = ${stage}::"CustomerStage"`);
  if (level) parts.push(level === LOWEST ? sql`c."level" = ${level}` : sql`c."level" = ${level} and c."levelRank" > 0`);
  const words = q ? searchKey(q) : "";
  if (words) parts.push(anyOf(words));
  return parts;
}

/** Cards by a whole number in any notation, or by a part of one (at least 4 digits). */
function cardsOfPhone(typed: string): Prisma.Sql {
  const whole = parsePhone(typed);
  const digits = latinDigits(typed)
    .replace(/\D/g, "")
    .replace(/^(00)?98|^0/, "");
  const cards = sql`select p."customerId" from "ContactPoint" p where p."kind" in ('mobile', 'landline') and p."canonical"`;
  if (whole && digits.length >= 10) return sql`(${cards} = ${whole.canonical})`;
  const limit = digits.length >= ENOUGH_DIGITS ? Prisma.empty : sql`limit ${MOST_OF_FEW_DIGITS}`;
  return sql`(${cards} like ${containing(digits || "none")} ${limit})`;
}

/** Few digits stand in a thousandth of all numbers: of a large base only so many are looked at, and one more digit tells them apart. */
const ENOUGH_DIGITS = 6;
const MOST_OF_FEW_DIGITS = 100;

/** One box for everything: code, part of a phone, email, or a name in any spelling. */
function anyOf(words: string): Prisma.Sql {
  const digits = numberIn(words);
  if (isNumber(digits)) {
    const ways = [sql`select "id" from "Customer" where "code" = ${digits} or "nationalId" = ${digits}`];
    if (digits.length >= 4) ways.push(cardsOfPhone(digits));
    return sql`c."id" in (${Prisma.join(ways, " union ")})`;
  }
  if (words.includes("@"))
    return sql`c."id" in (select p."customerId" from "ContactPoint" p where p."kind" = 'email' and p."canonical" like ${containing(words)})`;
  return named(words);
}

/** What of it may be a number that was typed with spaces and signs. */
const numberIn = (words: string) => words.replace(/[\s\-+().]/g, "");
const isNumber = (digits: string) => /^\d+$/.test(digits);

const MOST_WORDS = 8;
/** Shorter words have no trigram of their own; they are looked for where words begin. */
const SHORT = 3;

/** Each word somewhere in the name, in any order, joined or split. The form without spaces has whatever the one with spaces has. */
function named(words: string): Prisma.Sql {
  const tokens = words.split(" ").slice(0, MOST_WORDS);
  const each = tokens.map((token) =>
    token.length >= SHORT
      ? sql`c."nameJoined" like ${containing(token)}`
      : sql`(c."nameKey" like ${starting(token)} or c."nameKey" like ${containing(` ${token}`)})`,
  );
  const all = sql`(${Prisma.join(each, " and ")})`;
  const split = tokens.some((token) => token.length < SHORT) && joinedKey(words).length >= SHORT;
  return split ? sql`(${all} or c."nameJoined" like ${containing(joinedKey(words))})` : all;
}

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

/**
 * Who has all of these as words of his name, in any order, comes before those who have them within longer words; each newest first.
 * While the first fill the page, nothing else is asked: only then letters are looked for, which takes long among a million cards.
 */
async function byWords(db: Db, input: Search, words: string[]): Promise<{ rows: Row[]; filled: boolean }> {
  const whole = sql`${Prisma.raw(PLAN_ANEW)} string_to_array(c."nameKey", ' ') @> ${words}::text[]`;
  const edge = input.cursor === undefined ? null : decodeCursor(input.cursor);
  const year = Number(edge?.sort.slice(0, 4)) - AHEAD;
  if (!input.before && !(year < 0)) {
    const cursor = edge ? encodeCursor(`${String(year).padStart(4, "0")}${edge.sort.slice(4)}`, edge.id) : undefined;
    const where = [...matching({ ...input, q: undefined }), whole];
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
