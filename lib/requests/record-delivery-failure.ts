import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { arrived } from "@/lib/replies/rules";
import { changeRequest, lockAnswered } from "./store";

/**
 * The reply could not be delivered for good: back in its owner's inbox as «تحویل نشد», and silence closes nothing. A merged request is
 * in nobody's inbox, so the one it is shown under says it. Safe to run twice.
 */
export const recordDeliveryFailure = command({
  name: "request.deliveryFailed",
  input: z.strictObject({ outboxId: z.uuid() }),
  load: ({ db, input }) => lockAnswered(db, input.outboxId),
  run: async ({ db, subject: { request, answered, mail }, now, record }) => {
    // Queued again by hand it may fail again: by its tries one failure is told from the next.
    const same = [
      { after: { path: ["outboxId"], equals: mail.id } },
      { after: { path: ["attempts"], equals: mail.attempts } },
    ];
    const told = await db.event.count({
      where: { requestId: { in: [request.id, answered.id] }, type: "request.deliveryFailed", AND: same },
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
