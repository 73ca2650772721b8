import type { UserActor } from "@/lib/auth/actor";
import { command } from "@/lib/kernel/command";
import { followUpFields, referralId } from "@/lib/referrals/schema";
import { comingBack, mustMove, planned, plannedFacts } from "@/lib/referrals/store";
import { holdingSeat } from "./rules";
import { about, lockReferral, mustAct } from "./store";

/** پیگیری: the holder says when a referral is to come back to his seat. As for a request, it is his own matter: no version goes stale. */
export const followUpReferral = command({
  name: "referral.followUp",
  input: followUpFields.extend(referralId.shape),
  load: ({ db, actor, input }) => lockReferral(db, actor, input.id, { version: input.version }),
  run: async ({ db, actor, input, subject: { request, referral }, now, record, queue }) => {
    mustMove("answer", referral);
    mustAct("work", request);
    const plan = planned(input, referral, (actor as UserActor).userId, now);
    const { followUpAt, snoozed } = await db.referral.update({ where: { id: referral.id }, data: plan });
    if (plan.followUpAt) queue(comingBack(referral.id, plan));
    record({
      type: "referral.followedUp",
      ...about(request, referral, holdingSeat(actor, referral)),
      before: plannedFacts(referral),
      after: plannedFacts({ ...plan, snoozed }),
      ...(plan.followUpNote ? { personal: { note: plan.followUpNote } } : {}),
    });
    return {
      id: referral.id,
      status: referral.status,
      version: referral.version,
      followUpAt,
      snoozed,
      request: { number: request.number, status: request.status, version: request.version },
    };
  },
});
