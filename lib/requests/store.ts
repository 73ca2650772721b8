import { type Actor, isCoordinator, managedDepartments, queueDepartments, seatIds } from "@/lib/auth/actor";
import type { ReferralSubject, RequestSubject, Sight } from "@/lib/auth/policy";
import type { Db } from "@/lib/base/db";
import { conflict, notFound } from "@/lib/base/errors";
import type { EventType } from "@/lib/kernel/reactions";
import { work } from "@/lib/referrals/rules";
import { Prisma, type Referral, type Request } from "@/prisma/generated/client";
import { canAct, isOpen, type RequestAct } from "./rules";

export type RequestLoaded = RequestSubject & { request: Request };
export type ReferralLoaded = RequestLoaded & { referral: Referral & ReferralSubject["referral"] };

/** SQL: referral `r` opens its request to this actor. One rule for a single request and for lists. */
export function opensTo(actor: Actor): Prisma.Sql {
  const seats = seatIds(actor);
  const queues = queueDepartments(actor);
  const managed = managedDepartments(actor);
  return Prisma.sql`(r."status" not in ('returned', 'recalled', 'cancelled') and (
    r."holderPositionId" = any(${seats}::uuid[]) or r."toPositionId" = any(${seats}::uuid[])
    or (r."holderPositionId" is null and r."toDepartmentId" = any(${queues}::uuid[]))
    or r."toDepartmentId" = any(${managed}::uuid[])
    or exists (select 1 from "Position" p where p."id" = r."holderPositionId" and p."departmentId" = any(${managed}::uuid[]))))`;
}

/** Coordinators and managers see every request. */
export const seesAll = (actor: Actor): boolean => actor.kind === "user" && (actor.manager || isCoordinator(actor));

/** How much of this request the actor may see. */
export async function sightOf(db: Db, actor: Actor, requestId: string): Promise<Sight> {
  if (actor.kind === "system" || seesAll(actor)) return "full";
  if (actor.kind !== "user") return "none";
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from "Referral" r where r."requestId" = ${requestId}::uuid and ${opensTo(actor)} limit 1`;
  return rows.length > 0 ? "full" : "none";
}

/** Locks the request row first, as every act must. `version` (when given) must be the current one. */
export async function lockRequest(
  db: Db,
  actor: Actor,
  by: { number: number } | { id: string },
  version?: number,
): Promise<RequestLoaded> {
  const where = "number" in by ? Prisma.sql`"number" = ${by.number}` : Prisma.sql`"id" = ${by.id}::uuid`;
  const [request] = await db.$queryRaw<Request[]>`select * from "Request" where ${where} for update`;
  if (!request) throw notFound();
  const sight = await sightOf(db, actor, request.id);
  if (sight !== "none" && version !== undefined && version !== request.version)
    throw conflict({ key: "conflict.stale", params: { step: `events.${request.lastStep}` } });
  return { request, sight };
}

type LockedReferral = Referral & { departmentId: string | null; askedByPositionId: string | null };

/** Locks the request, then the referral. */
export async function lockReferral(db: Db, actor: Actor, id: string): Promise<ReferralLoaded> {
  const found = await db.referral.findUnique({ where: { id }, select: { requestId: true } });
  if (!found) throw notFound();
  const loaded = await lockRequest(db, actor, { id: found.requestId });
  const [referral] = await db.$queryRaw<LockedReferral[]>`
    select r.*, coalesce(p."departmentId", r."toDepartmentId") as "departmentId",
      case when r."mode" = 'ask' then r."fromPositionId" end as "askedByPositionId"
    from "Referral" r left join "Position" p on p."id" = r."holderPositionId"
    where r."id" = ${id}::uuid for update of r`;
  return { ...loaded, referral: referral! };
}

/** Refuses an act that cannot start from where the request stands, and says where that is. */
export function mustAct(act: RequestAct, request: Pick<Request, "status">): void {
  if (!canAct(act, request.status))
    throw conflict({ key: "conflict.requestStatus", params: { status: `words.requestStatus.${request.status}` } });
}

type Change = Omit<Prisma.RequestUncheckedUpdateInput, "version" | "lastStep" | "lastStepAt">;

/** The one way a request row changes: version, last step and the customer's counter of open requests follow. */
export async function changeRequest(
  db: Db,
  request: Request,
  step: EventType,
  now: Date,
  change: Change = {},
): Promise<Request> {
  const changed = await db.request.update({
    where: { id: request.id },
    data: { ...change, version: { increment: 1 }, lastStep: step, lastStepAt: now },
  });
  const moved = Number(isOpen(changed.status)) - Number(isOpen(request.status));
  if (moved !== 0)
    await db.customer.update({ where: { id: request.customerId }, data: { openCount: { increment: moved } } });
  return changed;
}

/** Where the work stands now, read inside the transaction. */
export async function workOf(db: Db, request: Request): Promise<ReturnType<typeof work>> {
  const referrals = await db.referral.findMany({
    where: { requestId: request.id },
    select: { status: true, purpose: true, copy: true, mode: true },
  });
  const answers = await db.answer.findMany({
    where: { requestId: request.id },
    select: { at: true, rejectedAt: true, referral: { select: { mode: true } } },
  });
  return work(
    referrals,
    answers.map((a) => ({ at: a.at, rejectedAt: a.rejectedAt, mode: a.referral.mode })),
    request.lastFinalReplyAt,
  );
}

/** After an act on referrals: the status is what the work says. */
export async function settle(
  db: Db,
  request: Request,
  step: EventType,
  now: Date,
  change: Change = {},
): Promise<Request> {
  const status = canAct("work", request.status) ? await workOf(db, request) : request.status;
  return changeRequest(db, request, step, now, { ...change, status });
}
