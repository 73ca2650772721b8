import { command } from "@/lib/kernel/command";
import { referralId } from "@/lib/referrals/schema";
import { changeReferral, giveBack, mustMove } from "@/lib/referrals/store";
import { about, lockReferral, mustAct, referralResult, settle } from "./store";

/** بازپس‌گیری: the sender takes it back before anybody has accepted it. */
export const recallReferral = command({
  name: "referral.recall",
  input: referralId,
  load: ({ db, actor, input }) => lockReferral(db, actor, input.id, { version: input.version }),
  run: async ({ db, subject: { request, referral }, now, record }) => {
    mustMove("recall", referral);
    mustAct("work", request);
    const recalled = await changeReferral(db, referral.id, {
      status: "recalled",
      endedAt: now,
      // The row tells whoever had seen it; what nobody saw just goes.
      unread: referral.status !== "sent",
    });
    await giveBack(db, referral);
    record({
      type: "referral.recalled",
      ...about(request, referral, { positionId: referral.fromPositionId }),
      before: { status: referral.status },
      after: { status: "recalled", holderPositionId: referral.holderPositionId },
    });
    return referralResult(recalled, await settle(db, request, [referral], "referral.recalled", now));
  },
});
