import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { notFound } from "@/lib/base/errors";
import { requestNumber } from "@/lib/base/fields";
import { withMerged } from "@/lib/channels/with-merged";
import { command } from "@/lib/kernel/command";
import { moveWork } from "@/lib/referrals/store";
import { Prisma, type Request } from "@/prisma/generated/client";
import type { RequestStatus } from "@/prisma/generated/enums";
import { isUndelivered } from "./is-undelivered";
import { canAct, coordinatingSeat, reached, settled } from "./rules";
import { changeRequest, lockRequest, mustAct, settleWork, targetOf, workOf } from "./store";
import { takeTagsBack } from "./tags";

const input = z
  .strictObject({ number: requestNumber.optional(), mergeId: z.uuid().optional() })
  .refine((by) => (by.number === undefined) !== (by.mergeId === undefined), { message: "request.oneName" });

type Kept = { status: RequestStatus; silenceFrom: string | null; roots: string[] };

/** Locks the request and the one it is shown under now, always in the same order. */
async function lockMerge(db: Db, actor: Actor, by: z.output<typeof input>) {
  const where = by.number === undefined ? { id: by.mergeId! } : { number: by.number };
  const found = await db.request.findUnique({ where });
  if (!found) throw notFound();
  const shown = await targetOf(db, found);
  for (const id of [found.id, shown.id].sort())
    await db.$queryRaw`select 1 from "Request" where "id" = ${id}::uuid for update`;
  return lockRequest(db, actor, { id: found.id });
}

/** As it was, then what its work says now: that went on under the other request. */
async function statusAfter(db: Db, request: Request, before: RequestStatus): Promise<RequestStatus> {
  return canAct("work", before) ? settled(before, await workOf(db, request)) : before;
}

/** What came by its own code or thread, or by that of a request that stays merged into it; mails with them. @returns how many messages */
async function takeMessagesBack(db: Db, { id }: Request, target: Request): Promise<number> {
  const back = await db.$queryRaw<{ id: string }[]>`
    update "CustomerMessage" set "requestId" = ${id}::uuid, "cameById" = nullif("cameById", ${id}::uuid)
    where "requestId" = ${target.id}::uuid and "cameById" = any(${withMerged(Prisma.sql`${id}::uuid`)}) returning "id"`;
  await db.$executeRaw`
    update "InboundMessage" set "requestId" = ${id}::uuid
    where "requestId" = ${target.id}::uuid and "messageId" = any(${back.map((one) => one.id)}::uuid[])`;
  return back.length;
}

/** Undoes a merge: referrals, answers and what the customer wrote by this request's own code or thread come back to it. */
export const unmergeRequest = command({
  name: "request.unmerge",
  input,
  load: ({ db, actor, input }) => lockMerge(db, actor, input),
  run: async ({ db, actor, subject: { request }, now, record }) => {
    mustAct("unmerge", request);
    const seat = coordinatingSeat(actor, request);
    const kept = request.mergedFrom as Kept;
    const target = await targetOf(db, request);
    await moveWork(db, kept.roots, target.id, request.id);
    await takeTagsBack(db, request);
    const wrote = await takeMessagesBack(db, request, target);
    const undelivered = kept.status === "closed" ? request.deliveryFailed : await isUndelivered(db, request.id);
    const separate = await changeRequest(db, request, "request.unmerged", now, {
      status: await statusAfter(db, request, kept.status),
      silenceFrom: wrote > 0 || undelivered || kept.silenceFrom === null ? null : new Date(kept.silenceFrom),
      deliveryFailed: undelivered,
      unread: wrote > 0 || canAct("replyKeep", kept.status),
      mergedIntoId: null,
      mergedFrom: Prisma.DbNull,
    });
    const mended = target.deliveryFailed && !(await isUndelivered(db, target.id));
    const left = await settleWork(db, target, "request.unmerged", now, mended ? reached(target, now) : {});
    for (const [one, before, after] of [
      [separate, request, { status: separate.status, outOf: target.number }],
      [left, target, { status: left.status, parted: request.number }],
    ] as const)
      record({
        type: "request.unmerged",
        requestId: one.id,
        customerId: one.customerId,
        positionId: seat.positionId,
        before: { status: before.status },
        after: { ...after },
      });
    return { number: separate.number, status: separate.status, version: separate.version };
  },
});
