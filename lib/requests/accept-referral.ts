import { command } from "@/lib/kernel/command";
import { referralId } from "@/lib/referrals/schema";
import { changeReferral, mustMove } from "@/lib/referrals/store";
import { holdingSeat } from "./rules";
import { about, lockReferral, mustAct, referralResult, settle } from "./store";

/** پذیرش: the holder takes it on. From a department's queue it is a claim, and sets the seat. */
export const acceptReferral = command({
  name: "referral.accept",
  input: referralId,
  load: ({ db, actor, input }) => lockReferral(db, actor, input.id, { version: input.version, claims: true }),
  run: async ({ db, actor, subject: { request, referral }, now, record }) => {
    mustMove("accept", referral);
    mustAct("work", request);
    const seat = holdingSeat(actor, referral);
    const accepted = await changeReferral(db, referral.id, {
      status: "accepted",
      holderPositionId: seat.positionId,
      acceptedAt: now,
      seenAt: referral.seenAt ?? now,
      unread: false,
    });
    record({
      type: "referral.accepted",
      ...about(request, referral, seat),
      before: { status: referral.status, holderPositionId: referral.holderPositionId },
      after: { status: "accepted", holderPositionId: seat.positionId },
    });
    return referralResult(accepted, await settle(db, request, [referral], "referral.accepted", now));
  },
});
