import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { arrived } from "@/lib/replies/rules";
import { changeRequest, lockAnswered } from "./store";

/** The reply could not be delivered for good: back in its owner's inbox as «تحویل نشد», and silence closes nothing. Safe to run twice. */
export const recordDeliveryFailure = command({
  name: "request.deliveryFailed",
  input: z.strictObject({ outboxId: z.uuid() }),
  load: ({ db, actor, input }) => lockAnswered(db, actor, input.outboxId),
  run: async ({ db, subject: { request, mail }, now, record }) => {
    // Queued again by hand it may fail again: by its tries one failure is told from the next.
    const same = [
      { after: { path: ["outboxId"], equals: mail.id } },
      { after: { path: ["attempts"], equals: mail.attempts } },
    ];
    const told = await db.event.count({
      where: { requestId: request.id, type: "request.deliveryFailed", AND: same },
    });
    if (told > 0 || arrived.includes(mail.status)) return { number: request.number, status: request.status };
    await changeRequest(db, request, "request.deliveryFailed", now, {
      deliveryFailed: true,
      unread: true,
      silenceFrom: null,
    });
    record({
      type: "request.deliveryFailed",
      requestId: request.id,
      customerId: request.customerId,
      before: { silenceFrom: request.silenceFrom?.toISOString() ?? null },
      after: { outboxId: mail.id, attempts: mail.attempts, replyId: mail.replyId, silenceFrom: null },
    });
    return { number: request.number, status: request.status };
  },
});
