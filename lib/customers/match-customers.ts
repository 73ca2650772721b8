import { z } from "zod";
import { PLAN_ANEW } from "@/lib/base/db";
import { parseEmail } from "@/lib/base/email";
import { parsePhone } from "@/lib/base/phone";
import { containing, joinedKey, latinDigits, searchKey, starting } from "@/lib/base/text";
import { Prisma } from "@/prisma/generated/client";
import { isNumber, LONG, MOST_WORDS, numberIn, partsOfPhone, waysToJoin, windowsOf } from "./rules";
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
  importId: z.uuid().describe("Those whose cards this import made").optional(),
});
export type CustomerFilter = z.output<typeof customerFilter>;

const sql = Prisma.sql;

/** Nearly all cards have it; those above it have an index. */
const LOWEST = "normal";

const living = sql`c."mergedIntoId" is null and c."erasedAt" is null`;

/** Cards that are found first, by an index of their own, however the planner guesses their number; for those that are few. */
const among = (ids: Prisma.Sql) => sql`c."id" = any(array(${ids}))`;

/** Conditions on card `c`; each has an index behind it, but kind and stage, which narrow little. */
export function matching(filter: CustomerFilter): Prisma.Sql[] {
  const parts: Prisma.Sql[] = [living];
  const { q, phone, email, nationalId, tag, city, kind, stage, level, importId } = filter;
  if (phone) parts.push(among(cardsOfPhone(phone)));
  if (email)
    parts.push(sql`c."id" in (select p."customerId" from "ContactPoint" p
      where p."kind" = 'email' and p."canonical" = ${parseEmail(email)?.canonical ?? ""})`);
  if (nationalId) parts.push(sql`c."nationalId" = ${latinDigits(nationalId)}`);
  if (tag) parts.push(sql`c."id" in (select g."customerId" from "CustomerTag" g where g."tagId" = ${tag}::uuid)`);
  if (city) parts.push(sql`c."city" = ${city}`);
  if (kind) parts.push(sql`c."kind" = ${kind}::"CustomerKind"`);
  if (stage) parts.push(sql`c."stage" = ${stage}::"CustomerStage"`);
  if (level) parts.push(level === LOWEST ? sql`c."level" = ${level}` : sql`c."level" = ${level} and c."levelRank" > 0`);
  // Of one file came a hundred, of another half of all.
  if (importId) parts.push(sql`${Prisma.raw(PLAN_ANEW)} c."importId" = ${importId}::uuid`);
  const words = q ? searchKey(q) : "";
  if (words) parts.push(anyOf(words));
  return parts;
}

/** One box for everything: code, part of a phone, email, or a name in any spelling. */
function anyOf(words: string): Prisma.Sql {
  const digits = numberIn(words);
  if (isNumber(digits))
    return among(sql`select "id" from "Customer" where "code" = ${digits} or "nationalId" = ${digits}
      union ${cardsOfPhone(digits)}`);
  if (words.includes("@")) return ofMailbox(words.replaceAll(" ", ""));
  return named(words);
}

/** Few digits stand in a thousandth of all numbers: of a large base only so many are looked at, and one more digit tells them apart. */
const ENOUGH_DIGITS = 6;
const MOST_OF_FEW_DIGITS = 100;

/** As it is dialled at home; `phone_windows` (the index) reads it so too. */
const dialled = sql`(case when left(p."canonical", 3) = '+98' then '0' || substr(p."canonical", 4) else p."canonical" end)`;

/** Cards by a whole number in any notation, or by a part of one (at least 4 digits). */
function cardsOfPhone(typed: string): Prisma.Sql {
  const cards = sql`select p."customerId" from "ContactPoint" p where p."kind" in ('mobile', 'landline')`;
  const whole = parsePhone(typed);
  const parts = partsOfPhone(typed);
  const digits = latinDigits(typed)
    .replace(/\D/g, "")
    .replace(/^(00)?98|^0/, "");
  if (whole && digits.length >= 10) return sql`${cards} and p."canonical" = ${whole.canonical}`;
  if (parts.length === 0) return sql`${cards} and false`;
  const each = parts.map((digits) => {
    const limit = digits.length >= ENOUGH_DIGITS ? Prisma.empty : sql`limit ${MOST_OF_FEW_DIGITS}`;
    return sql`(${cards} and phone_windows(p."canonical") @> ${windowsOf(digits)}::integer[] and ${dialled} like ${containing(digits)} ${limit})`;
  });
  return Prisma.join(each, " union ");
}

/** Cards by a part of an email that has the @ in it: before it stands how the mailbox ends, after it how the domain begins. */
function ofMailbox(typed: string): Prisma.Sql {
  const at = typed.indexOf("@");
  const [box, host] = [[...typed.slice(0, at)].reverse().join(""), typed.slice(at + 1)];
  const cards = sql`select p."customerId" from "ContactPoint" p where p."kind" = 'email'`;
  const domain = sql`split_part(p."canonical", '@', 2) like ${starting(host)}`;
  const mailbox = sql`reverse(split_part(p."canonical", '@', 1))`;
  // Of a domain alone there may be any number: the planner knows how many there are of the great ones.
  if (!box) return sql`${Prisma.raw(PLAN_ANEW)} c."id" in (${cards} and ${domain})`;
  return among(sql`${cards} and ${mailbox} ~>=~ ${box} and ${mailbox} ~<~ ${`${box}\u{10FFFF}`} and ${domain}`);
}

/**
 * Words of a name in any order, joined or split. Of several words those cards are meant in which they begin words; only when no card is
 * so, they are looked for inside words, which takes long among a million cards.
 */
function named(words: string): Prisma.Sql {
  const tokens = words.split(" ").slice(0, MOST_WORDS);
  const inside = lettersOf(words, tokens, (token) => sql`c."nameJoined" like ${containing(token)}`);
  const ways = waysToJoin(tokens);
  if (ways.length === 0) return inside;
  const begun = ways.map(({ long, joined }) => {
    if (joined.length === 0) return beginningWith(long);
    // A word that nobody has ends the search of this way at once; how the others begin is hidden from the planner, who would read all of those.
    return long.length > 1
      ? sql`(${wholeWords(joined)} and coalesce(${beginningWith(long)}, false))`
      : wholeWords(joined);
  });
  const sure = lettersOf(words, tokens, (token) => sql`strpos(c."nameJoined", ${token}) > 0`); // no use of an index of letters
  return among(sql`
    with begun as materialized (select c."id" from "Customer" c where ${living} and (${Prisma.join(begun, " or ")}) and ${sure})
    select "id" from begun union all
    select c."id" from "Customer" c where not exists (select from begun) and ${living} and ${inside}`);
}

/** Two words at least, of three letters at least: each begins a word of the name, in any order (only the three letters count). */
export const beginningWith = (words: string[]) => sql`name_pairs(c."nameKey") @> name_pairs(${words.join(" ")})`;
export const wholeWords = (words: string[]) => sql`string_to_array(c."nameKey", ' ') @> ${words}::text[]`;

/** Each word somewhere in the name. The form without spaces has whatever the one with spaces has; short words are looked for where words begin. */
function lettersOf(words: string, tokens: string[], has: (token: string) => Prisma.Sql): Prisma.Sql {
  const each = tokens.map((token) =>
    token.length >= LONG
      ? has(token)
      : sql`(c."nameKey" like ${starting(token)} or c."nameKey" like ${containing(` ${token}`)})`,
  );
  const all = sql`(${Prisma.join(each, " and ")})`;
  const split = tokens.some((token) => token.length < LONG) && joinedKey(words).length >= LONG;
  return split ? sql`(${all} or ${has(joinedKey(words))})` : all;
}
