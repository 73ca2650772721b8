import { z } from "zod";
import { delivery } from "@/lib/channels/rules";
import { command } from "@/lib/kernel/command";
import { nextTo } from "./record-delivery";
import { movedOn, outgoing } from "./store";

/** Takes a message that has not left yet out of the queue; the next one to the same address may go. */
export const cancelMessage = command({
  name: "outbox.retry",
  input: z.strictObject({ id: z.uuid() }),
  load: ({ db, input }) => outgoing(db, input.id),
  run: async ({ db, subject: message, record, queue }) => {
    const { count } = await db.outboxMessage.updateMany({
      where: { id: message.id, status: { in: ["queued", "held"] } },
      data: { status: "cancelled" },
    });
    if (count === 0) throw movedOn(message);
    record({
      type: "outbox.cancelled",
      ...(message.requestId ? { requestId: message.requestId } : {}),
      subject: { type: "outbox", id: message.id },
      before: { status: message.status },
      after: { status: "cancelled" },
    });
    const next = await nextTo(db, message);
    if (next) queue(delivery(next, "next"));
    return { id: message.id };
  },
});
