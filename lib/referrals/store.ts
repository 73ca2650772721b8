import type { Seat } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { conflict, invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import type { QueuedJob } from "@/lib/kernel/events";
import { isVacant } from "@/lib/staff/store";
import { Prisma, type Referral, type Request } from "@/prisma/generated/client";
import type { Purpose, ReferralMode, Urgency } from "@/prisma/generated/enums";
import { canMove, descendants, isCopy, isFresh, OPEN, type ReferralAct, SIGHTLESS } from "./rules";

const { raw, sql } = Prisma;

/** SQL: the referral still lies with somebody (`OPEN`); its words and not their values, because partial indexes have them so. */
export const openSql = (alias = "r"): Prisma.Sql => sql`${raw(alias)}."status" in ('sent', 'seen', 'accepted')`;

/** SQL: something is to be done: neither a copy nor for information (`isCopy`). */
export const taskSql = (alias = "r"): Prisma.Sql =>
  sql`not ${raw(alias)}."copy" and ${raw(alias)}."purpose" <> 'information'`;

export type Target = { departmentId?: string | undefined; positionId?: string | undefined };

/**
 * Refuses an unknown or closed department, and a seat that is closed or has nobody in it. `field` is named in the error.
 * @returns the department concerned
 */
export async function mustBeReachable(db: Db, to: Target, field: string, now: Date): Promise<string> {
  if (to.departmentId) {
    const department = await db.department.findUnique({ where: { id: to.departmentId }, select: { active: true } });
    if (!department?.active) throw invalid({ [`${field}.departmentId`]: "referral.unknownTarget" });
    return to.departmentId;
  }
  const position = await db.position.findUnique({
    where: { id: to.positionId! },
    select: { active: true, departmentId: true },
  });
  const name = field === "" ? "positionId" : `${field}.positionId`;
  if (!position?.active) throw invalid({ [name]: "referral.unknownTarget" });
  if (await isVacant(db, to.positionId!, now)) throw invalid({ [name]: "referral.vacantSeat" });
  return position.departmentId;
}

/** Refuses a deadline that has passed. */
export function mustBeAhead(dueAt: Date | undefined, field: string, now: Date): void {
  if (dueAt && dueAt <= now) throw invalid({ [field]: "deadline.past" });
}

export type NewReferral = {
  to: Target;
  purpose: Purpose;
  instruction: string;
  urgency?: Urgency;
  dueAt?: Date | null | undefined;
  copy?: boolean;
  mode?: ReferralMode;
  parentId?: string;
  askedByPositionId?: string | null;
};

/** Writes one referral from a seat. */
export function sendReferral(
  db: Db,
  request: Pick<Request, "id">,
  from: { seat: Pick<Seat, "positionId">; userId: string },
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
      askedByPositionId: r.askedByPositionId ?? null,
      fromPositionId: from.seat.positionId,
      fromUserId: from.userId,
      toDepartmentId: r.to.departmentId ?? null,
      toPositionId: r.to.positionId ?? null,
      holderPositionId: r.to.positionId ?? null,
      sentAt: now,
    },
  });
}

/** Those rows as they stand after the clocks were settled: a target for each hop may have given them a deadline. */
export async function withDeadlines(db: Db, sent: readonly Referral[]): Promise<Referral[]> {
  if (sent.every((r) => r.dueAt !== null || r.copy)) return [...sent];
  const select = { id: true, dueAt: true, dueByTarget: true };
  const now = await db.referral.findMany({ where: { id: { in: sent.map(({ id }) => id) } }, select });
  return sent.map((r) => ({ ...r, ...now.find(({ id }) => id === r.id) }));
}

/** What the event of a sent referral says. */
export const sentFacts = (r: Referral) => ({
  purpose: r.purpose,
  copy: r.copy,
  urgency: r.urgency,
  dueAt: r.dueAt?.toISOString() ?? null,
  toDepartmentId: r.toDepartmentId,
  toPositionId: r.toPositionId,
});

/** Refuses an act that cannot start from where the referral stands, and says where that is. */
export function mustMove(act: ReferralAct, referral: Pick<Referral, "status" | "purpose" | "copy">): void {
  if (!canMove(act, referral.status))
    throw conflict({ key: "conflict.referralStatus", params: { status: `words.referralStatus.${referral.status}` } });
  if (isCopy(referral) && act !== "open" && act !== "recall" && act !== "cancel") throw conflict("conflict.copy");
}

/** The one way a referral row changes: its version follows. */
export const changeReferral = (db: Db, id: string, data: Prisma.ReferralUncheckedUpdateInput): Promise<Referral> =>
  db.referral.update({ where: { id }, data: { ...data, version: { increment: 1 } } });

/** The whole tree of a request, oldest first. */
export const treeOf = (db: Db, requestId: string): Promise<Referral[]> =>
  db.referral.findMany({ where: { requestId }, orderBy: [{ sentAt: "asc" }, { id: "asc" }] });

/** Refuses to give back what has been answered once, or was passed on to somebody who did not give it back. */
export async function mustBeUntouched(db: Db, referral: Pick<Referral, "id">): Promise<void> {
  if ((await db.answer.count({ where: { referralId: referral.id } })) > 0) throw conflict("conflict.hasAnswer");
  const children = await db.referral.findMany({
    where: { parentId: referral.id, status: { notIn: [...SIGHTLESS] } },
    select: { purpose: true, copy: true },
  });
  if (!children.every(isCopy)) throw conflict("conflict.hasChild");
}

/** A hand over that came back puts its parent in the holder's hands again; an ask that came back only tells him. */
export async function giveBack(db: Db, child: Pick<Referral, "parentId" | "mode" | "copy" | "purpose">): Promise<void> {
  if (child.parentId === null || isCopy(child)) return;
  if (child.mode === "hand_over")
    await db.referral.updateMany({
      where: { id: child.parentId, status: "passed_on" },
      data: { status: "accepted", endedAt: null, unread: true, version: { increment: 1 } },
    });
  else await db.referral.updateMany({ where: { id: child.parentId }, data: { unread: true } });
}

/**
 * Cancels what is open below these referrals (`"all"`: in the whole request), and they themselves when open. Copies stay:
 * information once given owes nothing. @returns those that were cancelled
 */
export async function cancelOpen(
  db: Db,
  requestId: string,
  roots: readonly string[] | "all",
  reason: string | null,
  now: Date,
): Promise<Referral[]> {
  const tree = await treeOf(db, requestId);
  const below =
    roots === "all" ? tree : [...tree.filter((r) => roots.includes(r.id)), ...descendants(tree, [...roots])];
  const doomed = below.filter((r) => OPEN.includes(r.status) && (!isCopy(r) || roots.includes(r.id)));
  await db.referral.updateMany({
    where: { id: { in: doomed.map((r) => r.id) } },
    // Unread again: the row is what tells its holder.
    data: { status: "cancelled", endedAt: now, endReason: reason, unread: true, version: { increment: 1 } },
  });
  return doomed;
}

/** Roots of the trees whose work is not finished: something open that is no copy, or an answer newer than the last final reply. */
export async function unfinishedTrees(db: Db, request: Pick<Request, "id" | "lastFinalReplyAt">): Promise<string[]> {
  const tree = await treeOf(db, request.id);
  const answers = await db.answer.findMany({ where: { requestId: request.id } });
  const waits = (r: Referral) =>
    (OPEN.includes(r.status) && !isCopy(r)) ||
    answers.some((a) => a.referralId === r.id && isFresh({ ...a, ...r }, request.lastFinalReplyAt));
  return tree
    .filter((root) => root.parentId === null && [root, ...descendants(tree, [root.id])].some(waits))
    .map((root) => root.id);
}

/** Moves these trees, as they have grown, with their answers from one request to another. */
export async function moveWork(db: Db, roots: readonly string[], fromId: string, toId: string): Promise<void> {
  const tree = await treeOf(db, fromId);
  const here = tree.filter((r) => roots.includes(r.id)).map((r) => r.id);
  const ids = [...here, ...descendants(tree, here).map((r) => r.id)];
  await db.referral.updateMany({ where: { id: { in: ids } }, data: { requestId: toId } });
  await db.answer.updateMany({ where: { referralId: { in: ids } }, data: { requestId: toId } });
  await db.file.updateMany({ where: { answer: { referralId: { in: ids } } }, data: { requestId: toId } });
}

type FollowUp = { at: Date | null; note?: string | undefined; remindBefore?: number | undefined; snooze: boolean };
type Planned = Pick<Request, "followUpAt" | "followUpNote" | "followUpById" | "followUpRemindAt" | "snoozed">;

/** The plan as it is stored. What is put off is read: it comes back as something new. @throws `invalid` when the time is past */
export function planned(
  { at, note, remindBefore, snooze }: FollowUp,
  before: Pick<Planned, "followUpAt">,
  userId: string,
  now: Date,
): Planned & { unread?: false } {
  if (at === null)
    return { followUpAt: null, followUpNote: null, followUpById: null, followUpRemindAt: null, snoozed: false };
  mustBeAhead(at, "at", now);
  const remindAt = remindBefore === undefined ? null : new Date(at.getTime() - remindBefore * 60_000);
  if (remindAt && remindAt <= now) throw invalid({ remindBefore: "deadline.remindPast" });
  // The same moment again is a new plan all the same: the row must differ.
  const again = before.followUpAt?.getTime() === at.getTime();
  return {
    followUpAt: again ? new Date(at.getTime() + 1) : at,
    followUpNote: note ?? null,
    followUpById: userId,
    followUpRemindAt: remindAt,
    snoozed: snooze,
    ...(snooze ? { unread: false as const } : {}),
  };
}

/** Looks at that very moment; what runs each minute is the net below it. One job for each thing, however often its plan changes. */
export const comingBack = (id: string, { followUpAt }: Pick<Planned, "followUpAt">): QueuedJob => ({
  name: "requests.followUp",
  payload: {},
  runAt: followUpAt!,
  key: `followUp:${id}`,
});

/** What the event of a plan says. */
export const plannedFacts = (p: Pick<Planned, "followUpAt" | "followUpRemindAt" | "snoozed">) => ({
  followUpAt: p.followUpAt?.toISOString() ?? null,
  remindAt: p.followUpRemindAt?.toISOString() ?? null,
  snoozed: p.snoozed,
});
