import {
  type Actor,
  managedDepartments,
  type PublicActor,
  queueDepartments,
  type Seat,
  SYSTEM,
  seatIds,
} from "@/lib/auth/actor";
import type { ReferralSubject, RequestSubject, Sight } from "@/lib/auth/policy";
import { inSight, opensTo, seesAll } from "@/lib/auth/sight";
import { clock } from "@/lib/base/clock";
import type { Db } from "@/lib/base/db";
import { type AppError, conflict, notFound } from "@/lib/base/errors";
import { formatRelative } from "@/lib/i18n/date";
import { recount } from "@/lib/identity/recount";
import type { NewEvent } from "@/lib/kernel/events";
import type { EventType } from "@/lib/kernel/reactions";
import { concernsWork, work } from "@/lib/referrals/rules";
import { openSql } from "@/lib/referrals/store";
import { outgoing } from "@/lib/replies/store";
import { settleClocks } from "@/lib/service/store";
import { type OutboxMessage, Prisma, type Referral, type Request } from "@/prisma/generated/client";
import { canAct, isOpen, type RequestAct, settled } from "./rules";

export type RequestLoaded = RequestSubject & { request: Request };
export type ReferralLoaded = RequestLoaded & { referral: Referral & ReferralSubject["referral"] };

/** How much of this request the actor may see. The requests of a vacant coordinator's seat show to those who look after it. */
export async function sightOf(db: Db, actor: Actor, requestId: string): Promise<Sight> {
  if (actor.kind === "system" || seesAll(actor)) return "full";
  if (actor.kind !== "user") return "none";
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from "Request" q where q."id" = ${requestId}::uuid and ${inSight(actor)}`;
  return rows.length > 0 ? "full" : "none";
}

/** Whether an open referral lies with the actor; answered and passed on ones leave the request to be read only. */
export async function takesPart(db: Db, actor: Actor, requestId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from "Referral" r where r."requestId" = ${requestId}::uuid and ${openSql()} and ${opensTo(actor)} limit 1`;
  return rows.length > 0;
}

/** Refuses an act on a state that is over, and names who changed it, when, and how. */
export async function stale(db: Db, request: Pick<Request, "id" | "lastStep" | "lastStepAt">): Promise<AppError> {
  const [by] = await db.$queryRaw<{ name: string | null; kind: string }[]>`
    select u."name", e."actorKind" as "kind" from "Event" e left join "User" u on u."id" = e."userId"
    where e."requestId" = ${request.id}::uuid and e."type" = ${request.lastStep} order by e."id" desc limit 1`;
  const who = by?.name ?? (by && ["customer", "public"].includes(by.kind) ? "live.byCustomer" : "live.bySystem");
  const when = formatRelative(request.lastStepAt, clock.now());
  return conflict({ key: "conflict.stale", params: { step: `events.${request.lastStep}`, who, when } });
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
  if (sight !== "none" && version !== undefined && version !== request.version) throw await stale(db, request);
  return { request, sight };
}

/** Locks the request under which the one that this outgoing message answers (`answered`) is shown: a merge may have come between. */
export async function lockAnswered(
  db: Db,
  outboxId: string,
): Promise<RequestLoaded & { answered: Request; mail: OutboxMessage }> {
  const mail = await outgoing(db, outboxId);
  if (!mail.requestId || mail.purpose !== "reply") throw notFound();
  const { request, tracked } = await lockShown(db, mail.requestId);
  return { request, sight: "full", answered: tracked, mail };
}

type LockedReferral = Referral & { departmentId: string | null; holderTitle: string | null };

/**
 * Locks the request, then the referral. Whom it was sent by or to keeps knowing of it, whatever became of it: he is told what happened.
 * @param options.version of the referral; `claims`: the act may take it from a queue, so a colleague who was faster is a conflict
 */
export async function lockReferral(
  db: Db,
  actor: Actor,
  id: string,
  options: { version?: number | undefined; claims?: boolean } = {},
): Promise<ReferralLoaded> {
  const { loaded, referral } = await lockBoth(db, actor, id);
  const concerned = concerns(actor, referral);
  if ((loaded.sight !== "none" || concerned) && options.version !== undefined && options.version !== referral.version)
    throw await stale(db, loaded.request);
  const mine = seatIds(actor).includes(referral.holderPositionId ?? "");
  const missed = referral.holderPositionId !== null && queueDepartments(actor).includes(referral.toDepartmentId ?? "");
  if (options.claims && missed && !mine)
    throw conflict({
      key: "conflict.claimed",
      params: { seat: referral.holderTitle!, status: `words.referralStatus.${referral.status}` },
    });
  return { ...loaded, sight: concerned ? "full" : loaded.sight, referral };
}

/** A merge may move the referral to another request between the two locks: then once more. */
async function lockBoth(db: Db, actor: Actor, id: string) {
  for (;;) {
    const found = await db.referral.findUnique({ where: { id }, select: { requestId: true } });
    if (!found) throw notFound();
    const loaded = await lockRequest(db, actor, { id: found.requestId });
    const [referral] = await db.$queryRaw<LockedReferral[]>`
      select r.*, coalesce(p."departmentId", r."toDepartmentId") as "departmentId", p."title" as "holderTitle"
      from "Referral" r left join "Position" p on p."id" = r."holderPositionId"
      where r."id" = ${id}::uuid and r."requestId" = ${loaded.request.id}::uuid for update of r`;
    if (referral) return { loaded, referral };
  }
}

function concerns(actor: Actor, r: LockedReferral): boolean {
  const seats = seatIds(actor);
  return (
    [r.fromPositionId, r.toPositionId, r.holderPositionId].some((id) => id !== null && seats.includes(id)) ||
    queueDepartments(actor).includes(r.toDepartmentId ?? "") ||
    managedDepartments(actor).includes(r.departmentId ?? "")
  );
}

/** Says of each cancelled referral that it was; its holder's list shows the row until he opened it. */
export function recordCancelled(
  record: (event: NewEvent) => void,
  request: Pick<Request, "id" | "customerId">,
  cancelled: readonly Referral[],
  seat?: Pick<Seat, "positionId">,
  reason?: string,
): void {
  for (const r of cancelled)
    record({
      type: "referral.cancelled",
      requestId: request.id,
      customerId: request.customerId,
      referralId: r.id,
      ...(seat ? { positionId: seat.positionId } : {}),
      before: { status: r.status },
      after: { status: "cancelled", holderPositionId: r.holderPositionId, toDepartmentId: r.toDepartmentId },
      ...(reason ? { personal: { reason } } : {}),
    });
}

/** What every event about a referral carries: the request, the customer, the seat that acted and the department concerned. */
export const about = (
  request: Pick<Request, "id" | "customerId">,
  referral: { id: string; departmentId?: string | null },
  seat: Pick<Seat, "positionId">,
) => ({
  requestId: request.id,
  customerId: request.customerId,
  referralId: referral.id,
  positionId: seat.positionId,
  ...(referral.departmentId ? { departmentId: referral.departmentId } : {}),
});

/** What a referral verb answers. */
export const referralResult = (referral: Referral, request: Request) => ({
  id: referral.id,
  status: referral.status,
  version: referral.version,
  request: { number: request.number, status: request.status, version: request.version },
});

/** Refuses an act that cannot start from where the request stands, and says where that is and what came last. */
export function mustAct(act: RequestAct, request: Pick<Request, "status" | "lastStep">): void {
  if (!canAct(act, request.status))
    throw conflict({
      key: "conflict.requestStatus",
      params: { status: `words.requestStatus.${request.status}`, step: `events.${request.lastStep}` },
    });
}

export type Change = Omit<Prisma.RequestUncheckedUpdateInput, "version" | "lastStep" | "lastStepAt" | "dueAt">;

/** The one way a request row changes: version, last step, clocks and the customer's counter of open requests follow. */
export async function changeRequest(
  db: Db,
  request: Request,
  step: EventType,
  now: Date,
  change: Change = {},
): Promise<Request> {
  const plans = await settleClocks(db, now, [{ ...request, ...change } as Request]);
  const changed = await db.request.update({
    where: { id: request.id },
    data: {
      ...change,
      dueAt: plans.get(request.id)!.dueAt,
      version: { increment: 1 },
      lastStep: step,
      lastStepAt: now,
    },
  });
  const moved = Number(isOpen(changed.status)) - Number(isOpen(request.status));
  if (moved !== 0)
    await db.customer.update({ where: { id: request.customerId }, data: { openCount: { increment: moved } } });
  return changed;
}

/** Where the work stands now, read inside the transaction. */
export async function workOf(
  db: Db,
  request: Pick<Request, "id" | "lastFinalReplyAt">,
): Promise<ReturnType<typeof work>> {
  const referrals = await db.referral.findMany({
    where: { requestId: request.id },
    select: { status: true, purpose: true, copy: true, askedByPositionId: true },
  });
  const answers = await db.answer.findMany({
    where: { requestId: request.id },
    select: { at: true, rejectedAt: true, referral: { select: { askedByPositionId: true } } },
  });
  return work(
    referrals,
    answers.map((a) => ({ at: a.at, rejectedAt: a.rejectedAt, askedByPositionId: a.referral.askedByPositionId })),
    request.lastFinalReplyAt,
  );
}

/** After acts on these referrals: the status is what the work says; copies, information and asks change nothing. */
export async function settle(
  db: Db,
  request: Request,
  acted: readonly Referral[],
  step: EventType,
  now: Date,
  change: Change = {},
): Promise<Request> {
  const status = acted.some(concernsWork) ? settled(request.status, await workOf(db, request)) : request.status;
  return changeRequest(db, request, step, now, { ...change, status });
}

/** After work came to or left a request as a whole: the status is what the work says, unless the request has ended. */
export async function settleWork(
  db: Db,
  request: Request,
  step: EventType,
  now: Date,
  change: Change = {},
): Promise<Request> {
  return changeRequest(db, request, step, now, {
    ...change,
    status: settled(request.status, await workOf(db, request)),
  });
}

/** The request under which this one is shown: itself unless it was merged. */
export async function targetOf(db: Db, request: Request): Promise<Request> {
  let shown = request;
  while (shown.status === "merged" && shown.mergedIntoId !== null)
    shown = await db.request.findUniqueOrThrow({ where: { id: shown.mergedIntoId } });
  return shown;
}

/** Locks what the holder of a tracking code writes to: that request, or the one it was merged into. */
export async function lockTracked(db: Db, actor: PublicActor): Promise<{ request: Request; tracked: Request }> {
  if (!actor.tracked) throw notFound();
  return lockShown(db, actor.tracked.requestId);
}

/** Locks the request under which this one (`tracked`) is shown. */
export async function lockShown(db: Db, id: string): Promise<{ request: Request; tracked: Request }> {
  const tracked = await db.request.findUnique({ where: { id } });
  if (!tracked) throw notFound();
  for (let shown = await targetOf(db, tracked); ; shown = await targetOf(db, shown)) {
    const { request } = await lockRequest(db, SYSTEM("track"), { id: shown.id });
    if (request.status !== "merged") return { request, tracked };
    shown = request;
  }
}

/** Puts a request, and those merged into it, on another customer's card; the counters of both sides follow. */
export async function moveToCustomer(db: Db, request: Request, customerId: string): Promise<void> {
  const sides = [request.customerId, customerId].sort();
  for (const id of sides) await db.$queryRaw`select 1 from "Customer" where "id" = ${id}::uuid for update`;
  await db.$executeRaw`
    with recursive moving as (
      select ${request.id}::uuid as "id" union select q."id" from "Request" q join moving m on q."mergedIntoId" = m."id"
    ) update "Request" q set "customerId" = ${customerId}::uuid from moving m where q."id" = m."id"`;
  await recount(db, sides);
}
