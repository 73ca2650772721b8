import { command } from "@/lib/kernel/command";
import { referralReason } from "@/lib/referrals/schema";
import { cancelOpen, mustMove } from "@/lib/referrals/store";
import { coordinatingSeat } from "./rules";
import { lockReferral, mustAct, recordCancelled, referralResult, settle } from "./store";

/** لغو: the accountable coordinator ends it, with all that is open below it. Those who held them are told. */
export const cancelReferral = command({
  name: "referral.cancel",
  input: referralReason,
  load: ({ db, actor, input }) => lockReferral(db, actor, input.id, { version: input.version }),
  run: async ({ db, actor, input, subject: { request, referral }, now, record }) => {
    mustMove("cancel", referral);
    mustAct("work", request);
    const seat = coordinatingSeat(actor, request);
    const cancelled = await cancelOpen(db, request.id, [referral.id], input.reason, now);
    recordCancelled(record, request, cancelled, seat, input.reason);
    const settled = await settle(db, request, cancelled, "referral.cancelled", now, { unread: false });
    const row = await db.referral.findUniqueOrThrow({ where: { id: referral.id } });
    return { ...referralResult(row, settled), cancelled: cancelled.map((r) => r.id) };
  },
});
