import type { Actor } from "@/lib/auth/actor";
import { isCoordinator } from "@/lib/auth/actor";
import { inSight } from "@/lib/auth/sight";
import type { Db } from "@/lib/base/db";
import { maskEmail } from "@/lib/base/email";
import { maskPhone } from "@/lib/base/phone";
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
  /** Somebody wrote down why not to write or call there. */
  doNotUse?: boolean;
};

export type CustomerSummary = {
  id: string;
  code: string;
  kind: CustomerKind;
  stage: CustomerStage;
  /** Key of the setting `levels`. */
  level: string;
  name: string | null;
  province: string | null;
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
    'verified', p."state" = 'verified', 'state', p."state", 'shared', p."shared", 'retired', p."retiredAt" is not null,
    'doNotUse', p."doNotUse") order by p."createdAt"), '[]')
  from "ContactPoint" p where p."customerId" = c."id")`;

const summary = sql`select c."id", c."code", c."kind"::text, c."stage"::text, c."level", c."name", c."province", c."city", c."requestCount", c."openCount", c."lastRequestAt",
  ${pointsSql} as "points"`;

/** One customer's card by id; one statement. Merged cards are followed to their target. */
export async function readCard(db: Db, where: { id: string } | { code: string }): Promise<CustomerSummary | null> {
  const found = "id" in where ? sql`f."id" = ${where.id}::uuid` : sql`f."code" = ${where.code}`;
  const [card] = await db.$queryRaw<
    CustomerSummary[]
  >`${summary} from "Customer" f join "Customer" c on c."id" = live_customer(f."id")
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
