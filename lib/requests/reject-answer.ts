import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { conflict, notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { askerOf, OPEN } from "@/lib/referrals/rules";
import { answerRejection } from "@/lib/referrals/schema";
import { changeReferral, mustBeAhead, mustMove, treeOf } from "@/lib/referrals/store";
import type { Referral, Request } from "@/prisma/generated/client";
import { coordinatingSeat, handledBy } from "./rules";
import { about, lockReferral, mustAct, referralResult, settle, stale } from "./store";

/** An asker whose own part has ended only reads: he rejects no more. */
async function mustStillAsk(db: Db, request: Request, referral: Referral): Promise<void> {
  const asker = askerOf(await treeOf(db, request.id), referral);
  if (asker && !OPEN.includes(asker.status)) throw conflict("conflict.askerDone");
}

const rejecting = (actor: Actor, request: Request, r: Referral) =>
  r.askedByPositionId === null ? coordinatingSeat(actor, request) : { positionId: r.askedByPositionId };

/** برگشت برای اصلاح: the answer is kept, and the holder is asked for a better one in the next round. */
export const rejectAnswer = command({
  name: "referral.reject",
  input: answerRejection,
  load: async ({ db, actor, input }) => {
    const loaded = await lockReferral(db, actor, input.referralId);
    if (loaded.request.number !== input.number) throw notFound();
    return loaded;
  },
  run: async ({ db, actor, input, subject: { request, referral }, now, record }) => {
    if (input.version !== undefined && input.version !== request.version) throw await stale(db, request);
    mustMove("reject", referral);
    mustAct("work", request);
    mustBeAhead(input.dueAt, "dueAt", now);
    if (referral.askedByPositionId !== null) await mustStillAsk(db, request, referral);
    const seat = rejecting(actor, request, referral);
    await db.answer.updateMany({
      where: { referralId: referral.id, round: referral.round },
      data: { rejectedAt: now, rejectReason: input.reason },
    });
    const again = await changeReferral(db, referral.id, {
      status: "accepted",
      round: referral.round + 1,
      endedAt: null,
      ...(input.dueAt ? { dueAt: input.dueAt, dueByTarget: false } : {}),
      unread: true,
    });
    record({
      type: "referral.rejected",
      ...about(request, referral, seat),
      before: { status: "answered", round: referral.round, dueAt: referral.dueAt?.toISOString() ?? null },
      after: { status: "accepted", round: again.round, dueAt: again.dueAt?.toISOString() ?? null },
      personal: { reason: input.reason },
    });
    const handled = "role" in seat ? handledBy(request, seat) : {};
    return referralResult(again, await settle(db, request, [referral], "referral.rejected", now, handled));
  },
});
