import { z } from "zod";
import { conflict, notFound } from "@/lib/base/errors";
import { delivery } from "@/lib/channels/rules";
import { command } from "@/lib/kernel/command";
import { nextTo } from "./record-delivery";

/** Takes a message that has not left yet out of the queue; the next one to the same address may go. */
export const cancelMessage = command({
  name: "outbox.retry",
  input: z.strictObject({ id: z.uuid() }),
  load: async ({ db, input }) => {
    const message = await db.outboxMessage.findUnique({ where: { id: input.id } });
    if (!message) throw notFound();
    return message;
  },
  run: async ({ db, subject: message, record, queue }) => {
    const { count } = await db.outboxMessage.updateMany({
      where: { id: message.id, status: { in: ["queued", "held"] } },
      data: { status: "cancelled" },
    });
    if (count === 0)
      throw conflict({ key: "conflict.outboxStatus", params: { status: `mail.outbox.status.${message.status}` } });
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
