import { Prisma } from "@/prisma/generated/client";
import { type Actor, isCoordinator, managedDepartments, queueDepartments, seatIds, type UserActor } from "./actor";

const sql = Prisma.sql;

/** Coordinators and managers see every request. */
export const seesAll = (actor: Actor): boolean => actor.kind === "user" && (actor.manager || isCoordinator(actor));

/** SQL: referral `r` opens its request to this actor: to its seat, to those of the queue it waits in, to its department's manager. */
export function opensTo(actor: Actor): Prisma.Sql {
  const seats = seatIds(actor);
  const queues = queueDepartments(actor);
  const managed = managedDepartments(actor);
  const ways = [sql`r."holderPositionId" = any(${seats}::uuid[])`, sql`r."toPositionId" = any(${seats}::uuid[])`];
  if (queues.length > 0) ways.push(sql`(r."holderPositionId" is null and r."toDepartmentId" = any(${queues}::uuid[]))`);
  if (managed.length > 0) {
    ways.push(sql`r."toDepartmentId" = any(${managed}::uuid[])`);
    ways.push(
      sql`r."holderPositionId" = any(array(select p."id" from "Position" p where p."departmentId" = any(${managed}::uuid[])))`,
    );
  }
  return sql`(r."status" not in ('returned', 'recalled', 'cancelled') and (${Prisma.join(ways, " or ")}))`;
}

/** SQL: request `q` belongs to a seat of the actor, as those of a vacant coordinator's seat do to who looks after it. */
const owns = (actor: Actor) => sql`q."ownerPositionId" = any(${seatIds(actor)}::uuid[])`;

/** SQL: somebody named this person in a note or an answer of request `q`: he may read it, and write notes until it ends. */
export const mentionedIn = (actor: Actor): Prisma.Sql =>
  actor.kind === "user"
    ? sql`exists (select 1 from "Mention" m where m."requestId" = q."id" and m."userId" = ${actor.userId}::uuid and m."endedAt" is null)`
    : sql`false`;

/** SQL: the actor may open request `q`. The one rule of sight; asked for a row at hand. */
export const inSight = (actor: Actor): Prisma.Sql =>
  seesAll(actor)
    ? sql`true`
    : sql`(${owns(actor)} is true or exists (select 1 from "Referral" r where r."requestId" = q."id" and ${opensTo(actor)})
        or ${mentionedIn(actor)})`;

const mentions = (actor: Actor) =>
  sql`select m."requestId" from "Mention" m where m."userId" = ${actor.kind === "user" ? actor.userId : null}::uuid and m."endedAt" is null`;

/** SQL: the same rule for lists, which begin at the few requests in sight. */
export const amongInSight = (actor: Actor): Prisma.Sql =>
  seesAll(actor)
    ? sql`true`
    : sql`q."id" in (select r."requestId" from "Referral" r where ${opensTo(actor)}
        union all select q."id" from "Request" q where ${owns(actor)}
        union all ${mentions(actor)})`;

/** What the rule of sight asks of a request, for many viewers at once. */
export type SightFacts = {
  ownerPositionId: string | null;
  referrals: {
    id: string;
    status: string;
    fromPositionId: string;
    toPositionId: string | null;
    holderPositionId: string | null;
    toDepartmentId: string | null;
    /** Of the seat that holds it. */
    holderDepartmentId: string | null;
  }[];
  /** Who was named in a note or an answer of it. */
  mentioned: string[];
};

/** The same rule in memory: `opensTo` for one referral. */
export function opens(actor: UserActor, r: SightFacts["referrals"][number]): boolean {
  if (["returned", "recalled", "cancelled"].includes(r.status)) return false;
  const seats = seatIds(actor);
  const among = (list: readonly string[], id: string | null) => id !== null && list.includes(id);
  const managed = managedDepartments(actor);
  return (
    among(seats, r.holderPositionId) ||
    among(seats, r.toPositionId) ||
    (r.holderPositionId === null && among(queueDepartments(actor), r.toDepartmentId)) ||
    among(managed, r.toDepartmentId) ||
    among(managed, r.holderDepartmentId)
  );
}

/** The request lies with a seat of this actor, his own or a referral's: what `inSight` asks of those who do not see all. */
export const liesWith = (actor: UserActor, facts: SightFacts): boolean =>
  (facts.ownerPositionId !== null && seatIds(actor).includes(facts.ownerPositionId)) ||
  facts.referrals.some((r) => opens(actor, r));

/** `inSight`, in memory. */
export const seesRequest = (actor: UserActor, facts: SightFacts): boolean =>
  seesAll(actor) || liesWith(actor, facts) || facts.mentioned.includes(actor.userId);
