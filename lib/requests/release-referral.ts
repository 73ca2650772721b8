import { conflict } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { referralId } from "@/lib/referrals/schema";
import { changeReferral, mustBeUntouched, mustMove } from "@/lib/referrals/store";
import { holdingSeat } from "./rules";
import { about, lockReferral, mustAct, referralResult, settle } from "./store";

/**
 * بازگرداندن به صف: who claimed it lays it back for his colleagues. It is theirs as something new, but when it was first seen stays true:
 * taken back later, it was not «never seen».
 */
export const releaseReferral = command({
  name: "referral.release",
  input: referralId,
  load: ({ db, actor, input }) => lockReferral(db, actor, input.id, { version: input.version, claims: true }),
  run: async ({ db, actor, subject: { request, referral }, now, record }) => {
    mustMove("release", referral);
    mustAct("work", request);
    if (referral.toDepartmentId === null) throw conflict("conflict.notFromQueue");
    await mustBeUntouched(db, referral);
    const seat = holdingSeat(actor, referral);
    const released = await changeReferral(db, referral.id, {
      status: "sent",
      holderPositionId: null,
      acceptedAt: null,
      unread: true,
    });
    record({
      type: "referral.released",
      ...about(request, referral, seat),
      before: { status: referral.status, holderPositionId: seat.positionId },
      after: { status: "sent", holderPositionId: null },
    });
    return referralResult(released, await settle(db, request, [referral], "referral.released", now));
  },
});
