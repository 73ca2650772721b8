import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { conflict, invalid, notFound } from "@/lib/base/errors";
import { requestNumber, version } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { moveWork, unfinishedTrees } from "@/lib/referrals/store";
import type { Request } from "@/prisma/generated/client";
import { coordinatingSeat, handledBy, isOpen } from "./rules";
import { settleSame } from "./same";
import { changeRequest, lockRequest, mustAct, settleWork } from "./store";
import { carryTags } from "./tags";

const input = z.strictObject({ number: requestNumber, into: requestNumber, version });

/** Locks both, always in the same order. */
async function lockPair(db: Db, actor: Actor, number: number, into: number, version: number | undefined) {
  if (number === into) throw conflict("conflict.mergeItself");
  const ids = await db.request.findMany({ where: { number: { in: [number, into] } }, orderBy: { id: "asc" } });
  if (!ids.some((r) => r.number === number)) throw notFound();
  for (const { id } of ids) await db.$queryRaw`select 1 from "Request" where "id" = ${id}::uuid for update`;
  const loaded = await lockRequest(db, actor, { number }, version);
  return { ...loaded, target: await db.request.findUnique({ where: { number: into } }) };
}

function mustFit(request: Request, target: Request | null): asserts target is Request {
  if (!target) throw invalid({ into: "request.unknown" });
  if (!isOpen(target.status))
    throw conflict({ key: "conflict.mergeTarget", params: { status: `words.requestStatus.${target.status}` } });
  if (target.customerId !== request.customerId) throw conflict("conflict.mergeOtherCustomer");
}

/**
 * ادغام: the same matter, asked twice. The request is shown under the other, its own tracking code shows that one, and work that is not
 * finished goes on there: nothing is cancelled. What moved is written down, so that it can be undone.
 */
export const mergeRequests = command({
  name: "request.merge",
  input,
  load: ({ db, actor, input }) => lockPair(db, actor, input.number, input.into, input.version),
  run: async ({ db, actor, subject: { request, target }, now, record }) => {
    mustAct("merge", request);
    mustFit(request, target);
    const seat = coordinatingSeat(actor, target);
    const roots = await unfinishedTrees(db, request);
    await moveWork(db, roots, request.id, target.id);
    await carryTags(db, request, target, now);
    await settleSame(db, request.id, target.id, now);
    const merged = await changeRequest(db, request, "request.merged", now, {
      status: "merged",
      mergedIntoId: target.id,
      mergedFrom: { status: request.status, silenceFrom: request.silenceFrom?.toISOString() ?? null, roots },
      silenceFrom: null,
      unread: false,
    });
    const kept = {
      ...handledBy(target, seat),
      unread: target.unread || request.unread,
      ...(request.deliveryFailed ? { deliveryFailed: true, silenceFrom: null } : {}),
    };
    const settled = await settleWork(db, target, "request.merged", now, kept);
    for (const [one, before, after] of [
      [merged, request, { status: "merged", into: target.number, roots }],
      [settled, target, { status: settled.status, from: request.number }],
    ] as const)
      record({
        type: "request.merged",
        requestId: one.id,
        customerId: one.customerId,
        positionId: seat.positionId,
        before: { status: before.status },
        after: { ...after },
      });
    const into = { number: settled.number, status: settled.status, version: settled.version };
    return { mergeId: merged.id, number: merged.number, status: merged.status, version: merged.version, into };
  },
});
