import { command } from "@/lib/kernel/command";
import { concernsWork } from "@/lib/referrals/rules";
import { referralReason } from "@/lib/referrals/schema";
import { changeReferral, giveBack, mustBeUntouched, mustMove } from "@/lib/referrals/store";
import { holdingSeat } from "./rules";
import { about, lockReferral, mustAct, referralResult, settle } from "./store";

/** عودت: not for this seat, with the reason. It goes back to who handed it over, or to the coordinator. */
export const returnReferral = command({
  name: "referral.return",
  input: referralReason,
  load: ({ db, actor, input }) => lockReferral(db, actor, input.id, { version: input.version, claims: true }),
  run: async ({ db, actor, input, subject: { request, referral }, now, record }) => {
    mustMove("return", referral);
    mustAct("work", request);
    await mustBeUntouched(db, referral);
    const seat = holdingSeat(actor, referral);
    const returned = await changeReferral(db, referral.id, {
      status: "returned",
      holderPositionId: seat.positionId,
      endedAt: now,
      endReason: input.reason,
      unread: false,
    });
    await giveBack(db, referral);
    record({
      type: "referral.returned",
      ...about(request, referral, seat),
      before: { status: referral.status },
      after: { status: "returned" },
      personal: { reason: input.reason },
    });
    const news = concernsWork(referral) && referral.parentId === null ? { unread: true } : {};
    return referralResult(returned, await settle(db, request, [referral], "referral.returned", now, news));
  },
});
