import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { arrived } from "@/lib/replies/rules";
import { isUndelivered } from "./is-undelivered";
import { reached } from "./rules";
import { changeRequest, lockAnswered } from "./store";

/**
 * A reply that had failed was sent after all, or what went in its stead arrived: no longer «تحویل نشد» when no other reply has failed,
 * and silence counts from now.
 */
export const clearDeliveryFailure = command({
  name: "request.deliveryFailed",
  input: z.strictObject({ outboxId: z.uuid() }),
  load: ({ db, input }) => lockAnswered(db, input.outboxId),
  run: async ({ db, subject: { request, mail }, now, record }) => {
    if (!request.deliveryFailed || !arrived.includes(mail.status) || (await isUndelivered(db, request.id)))
      return { number: request.number, deliveryFailed: request.deliveryFailed };
    const { silenceFrom } = await changeRequest(db, request, "request.deliveryMended", now, reached(request, now));
    record({
      type: "request.deliveryMended",
      requestId: request.id,
      customerId: request.customerId,
      after: { outboxId: mail.id, replyId: mail.replyId, silenceFrom: silenceFrom?.toISOString() ?? null },
    });
    return { number: request.number, deliveryFailed: false };
  },
});
