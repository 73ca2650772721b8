import { signer } from "@/lib/auth/actor";
import { requestNumber, version } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { followUpFields } from "@/lib/referrals/schema";
import { comingBack, planned, plannedFacts } from "@/lib/referrals/store";
import { coordinatingSeat, handledBy } from "./rules";
import { changeRequest, lockRequest, mustAct } from "./store";

/**
 * پیگیری: a coordinator says when the request is to come back to its owner, and may put it out of the inbox until then. `at` null
 * takes the plan away, as the toast's undo does. Nobody's version goes stale by it.
 */
export const followUpRequest = command({
  name: "request.followUp",
  input: followUpFields.extend({ number: requestNumber, version }),
  load: ({ db, actor, input }) => lockRequest(db, actor, { number: input.number }, input.version),
  run: async ({ db, actor, input, subject: { request }, now, record, queue }) => {
    mustAct("work", request);
    const seat = coordinatingSeat(actor, request);
    const owned = handledBy(request, seat);
    const kept =
      Object.keys(owned).length > 0 ? await changeRequest(db, request, "request.followedUp", now, owned) : request;
    const plan = planned(input, request, signer(actor), now);
    const { followUpAt, snoozed } = await db.request.update({ where: { id: request.id }, data: plan });
    if (plan.followUpAt) queue(comingBack(request.id, plan));
    record({
      type: "request.followedUp",
      requestId: request.id,
      customerId: request.customerId,
      positionId: seat.positionId,
      before: plannedFacts(request),
      after: plannedFacts({ ...plan, snoozed }),
      ...(plan.followUpNote ? { personal: { note: plan.followUpNote } } : {}),
    });
    return { number: request.number, status: kept.status, version: kept.version, followUpAt, snoozed };
  },
});
