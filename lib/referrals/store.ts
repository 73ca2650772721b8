import type { Seat } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { conflict, invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import type { Referral, Request } from "@/prisma/generated/client";
import type { Purpose, ReferralMode, Urgency } from "@/prisma/generated/enums";
import { canMove, OPEN, type ReferralAct } from "./rules";

export type Target = { departmentId?: string | undefined; positionId?: string | undefined };

/** Refuses an unknown or closed department, and a seat that is closed or has nobody in it. `field` is named in the error. */
export async function mustBeReachable(db: Db, to: Target, field: string, now: Date): Promise<void> {
  if (to.departmentId) {
    const department = await db.department.findUnique({ where: { id: to.departmentId }, select: { active: true } });
    if (!department?.active) throw invalid({ [`${field}.departmentId`]: "referral.unknownTarget" });
    return;
  }
  const position = await db.position.findUnique({
    where: { id: to.positionId! },
    select: {
      active: true,
      holders: { where: { until: null, user: { active: true } }, select: { id: true } },
      substitutions: {
        where: { endedAt: null, from: { lte: now }, until: { gt: now }, user: { active: true } },
        select: { id: true },
      },
    },
  });
  if (!position?.active) throw invalid({ [`${field}.positionId`]: "referral.unknownTarget" });
  if (position.holders.length + position.substitutions.length === 0)
    throw invalid({ [`${field}.positionId`]: "referral.vacantSeat" });
}

export type NewReferral = {
  to: Target;
  purpose: Purpose;
  instruction: string;
  urgency?: Urgency;
  dueAt?: Date | undefined;
  copy?: boolean;
  mode?: ReferralMode;
  parentId?: string;
};

/** Writes one referral from a seat. */
export function sendReferral(
  db: Db,
  request: Pick<Request, "id">,
  from: { seat: Seat; userId: string },
  r: NewReferral,
  now: Date,
): Promise<Referral> {
  return db.referral.create({
    data: {
      id: newId(),
      requestId: request.id,
      parentId: r.parentId ?? null,
      mode: r.mode ?? "refer",
      copy: r.copy ?? false,
      purpose: r.purpose,
      instruction: r.instruction,
      urgency: r.urgency ?? "normal",
      dueAt: r.dueAt ?? null,
      fromPositionId: from.seat.positionId,
      fromUserId: from.userId,
      toDepartmentId: r.to.departmentId ?? null,
      toPositionId: r.to.positionId ?? null,
      holderPositionId: r.to.positionId ?? null,
      sentAt: now,
    },
  });
}

/** Refuses an act that cannot start from where the referral stands, and says where that is. */
export function mustMove(act: ReferralAct, referral: Pick<Referral, "status">): void {
  if (!canMove(act, referral.status))
    throw conflict({ key: "conflict.referralStatus", params: { status: `words.referralStatus.${referral.status}` } });
}

/** Cancels these open referrals with all their open descendants; returns those that were cancelled. */
export async function cancelOpen(
  db: Db,
  requestId: string,
  roots: readonly string[] | "all",
  reason: string,
  now: Date,
): Promise<Referral[]> {
  const open = await db.referral.findMany({ where: { requestId, status: { in: [...OPEN] } } });
  const doomed = new Set(roots === "all" ? open.map((r) => r.id) : roots);
  for (let grown = true; grown; ) {
    grown = false;
    for (const r of open)
      if (!doomed.has(r.id) && r.parentId !== null && doomed.has(r.parentId)) {
        doomed.add(r.id);
        grown = true;
      }
  }
  const cancelled = open.filter((r) => doomed.has(r.id));
  await db.referral.updateMany({
    where: { id: { in: cancelled.map((r) => r.id) } },
    data: { status: "cancelled", endedAt: now, endReason: reason, version: { increment: 1 } },
  });
  return cancelled;
}
