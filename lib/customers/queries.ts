import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { isCoordinator } from "@/lib/auth/actor";
import { inSight } from "@/lib/auth/sight";
import { pageOf, placeFields } from "@/lib/base/cursor";
import type { Db } from "@/lib/base/db";
import { maskEmail, parseEmail } from "@/lib/base/email";
import { keyset } from "@/lib/base/keyset";
import { maskPhone, parsePhone } from "@/lib/base/phone";
import { containing, joinedKey, latinDigits, searchKey } from "@/lib/base/text";
import { query } from "@/lib/kernel/command";
import { Prisma } from "@/prisma/generated/client";
import type {
  ContactKind,
  ContactState,
  CustomerKind,
  CustomerStage,
  Outcome,
  RequestKind,
  RequestStatus,
} from "@/prisma/generated/enums";

export type PointView = {
  id: string;
  kind: ContactKind;
  value: string;
  canonical: string;
  verified: boolean;
  state: ContactState;
  shared: boolean;
  retired: boolean;
};

export type CustomerSummary = {
  id: string;
  code: string;
  kind: CustomerKind;
  stage: CustomerStage;
  name: string | null;
  city: string | null;
  requestCount: number;
  openCount: number;
  lastRequestAt: Date | null;
  points: PointView[];
};

/** What an officer may see of a customer's other requests. */
export type EarlierRequest = {
  number: number;
  receivedAt: Date;
  kind: RequestKind;
  subject: string;
  status: RequestStatus;
  outcome: Outcome | null;
  confidential: boolean;
  /** The actor may open it. */
  inSight: boolean;
};

/** Officers who hold no request of the customer see masked points; coordinators and managers see them whole. */
export const seesPoints = (actor: Actor): boolean => actor.kind === "user" && (actor.manager || isCoordinator(actor));

export function shownPoint(point: PointView, whole: boolean): PointView {
  if (whole) return point;
  const mask =
    point.kind === "email"
      ? maskEmail
      : point.kind === "handle"
        ? (s: string) => `${s.slice(0, s.indexOf(":") + 3)}…`
        : maskPhone;
  const masked = mask(point.canonical);
  return { ...point, value: masked, canonical: masked };
}

const sql = Prisma.sql;

/** SQL: the ways to reach card `c`, as a JSON list of `PointView`. */
export const pointsSql = sql`(select coalesce(json_agg(json_build_object('id', p."id", 'kind', p."kind", 'value', p."typed", 'canonical', p."canonical",
    'verified', p."state" = 'verified', 'state', p."state", 'shared', p."shared", 'retired', p."retiredAt" is not null) order by p."createdAt"), '[]')
  from "ContactPoint" p where p."customerId" = c."id")`;

const summary = sql`select c."id", c."code", c."kind"::text, c."stage"::text, c."name", c."city", c."requestCount", c."openCount", c."lastRequestAt",
  ${pointsSql} as "points"`;

/** One customer's card by id; one statement. Merged cards are followed to their target. */
export async function readCard(db: Db, where: { id: string } | { code: string }): Promise<CustomerSummary | null> {
  const found = "id" in where ? sql`f."id" = ${where.id}::uuid` : sql`f."code" = ${where.code}`;
  const [card] = await db.$queryRaw<
    CustomerSummary[]
  >`${summary} from "Customer" f join "Customer" c on c."id" = coalesce(f."mergedIntoId", f."id")
    where ${found}`;
  return card ?? null;
}

/** The customer's requests, newest first, without confidential ones that are not in the actor's sight. */
export function readEarlier(
  db: Db,
  actor: Actor,
  customerId: string,
  except: string | null,
  limit = 50,
): Promise<EarlierRequest[]> {
  const opens = inSight(actor);
  return db.$queryRaw<EarlierRequest[]>`
    select q."number", q."receivedAt", q."kind"::text, q."subject", q."status"::text, q."outcome"::text, q."confidential",
      ${opens} as "inSight"
    from "Request" q where q."customerId" = ${customerId}::uuid and q."id" is distinct from ${except}::uuid
      and (not q."confidential" or ${opens})
    order by q."receivedAt" desc limit ${limit}`;
}

export const customerSearch = z.strictObject({
  q: z.string().max(200).optional(),
  phone: z.string().max(60).optional(),
  email: z.string().max(320).optional(),
  nationalId: z.string().max(20).optional(),
  ...placeFields,
});
type Search = z.output<typeof customerSearch>;

/** Conditions on card `c`; each has an index behind it. */
function conditions(s: Search, areaCode?: string): Prisma.Sql[] {
  const parts: Prisma.Sql[] = [sql`c."mergedIntoId" is null`];
  const byPoint = (where: Prisma.Sql) => sql`c."id" in (select p."customerId" from "ContactPoint" p where ${where})`;
  if (s.phone) parts.push(byPoint(phonePart(s.phone, areaCode)));
  if (s.email) parts.push(byPoint(sql`p."kind" = 'email' and p."canonical" = ${parseEmail(s.email)?.canonical ?? ""}`));
  if (s.nationalId) parts.push(sql`c."nationalId" = ${latinDigits(s.nationalId)}`);
  const words = s.q ? searchKey(s.q) : "";
  if (words) parts.push(anyOf(words));
  return parts;
}

/** A whole number in any notation, or a part of one (at least 4 digits). */
function phonePart(typed: string, areaCode?: string): Prisma.Sql {
  const whole = parsePhone(typed, areaCode);
  const digits = latinDigits(typed)
    .replace(/\D/g, "")
    .replace(/^(00)?98|^0/, "");
  if (whole && digits.length >= 10)
    return sql`p."kind" in ('mobile', 'landline') and p."canonical" = ${whole.canonical}`;
  return sql`p."kind" in ('mobile', 'landline') and p."canonical" like ${containing(digits || "none")}`;
}

/** One box for everything: code, part of a phone, email, or a name in any spelling. */
function anyOf(words: string): Prisma.Sql {
  const digits = words.replace(/[\s\-+().]/g, "");
  if (/^\d+$/.test(digits)) {
    const ways = [sql`select "id" from "Customer" where "code" = ${digits} or "nationalId" = ${digits}`];
    if (digits.length >= 4) ways.push(sql`select p."customerId" from "ContactPoint" p where ${phonePart(digits)}`);
    return sql`c."id" in (${Prisma.join(ways, " union ")})`;
  }
  if (words.includes("@"))
    return sql`c."id" in (select p."customerId" from "ContactPoint" p where p."kind" = 'email' and p."canonical" like ${containing(words)})`;
  // The form without spaces has whatever the one with spaces has: one index to read, not two.
  return sql`c."nameJoined" like ${containing(joinedKey(words))}`;
}

/** Any officer finds any customer (he registers calls): newest request first, points masked unless his role sees them. */
export const findCustomers = query({
  name: "customer.find",
  input: customerSearch,
  run: async ({ db, actor, input }) => {
    const last = sql`coalesce(c."lastRequestAt", c."createdAt")`;
    const { beyond, order } = keyset(input, last, sql`c."id"`);
    const rows = await db.$queryRaw<(CustomerSummary & { sortAt: string })[]>`${summary}, ${last}::text as "sortAt"
      from "Customer" c where ${Prisma.join([...conditions(input), beyond], " and ")} ${order}`;
    const { items, ...neighbours } = pageOf(rows, input);
    const whole = seesPoints(actor);
    return {
      ...neighbours,
      items: items.map(
        ({ sortAt: _, ...c }): CustomerSummary => ({ ...c, points: c.points.map((p) => shownPoint(p, whole)) }),
      ),
    };
  },
});
