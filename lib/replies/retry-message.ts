import { z } from "zod";
import { conflict, notFound } from "@/lib/base/errors";
import { emailIsSetUp } from "@/lib/channels/email";
import { delivery } from "@/lib/channels/rules";
import { isStale } from "@/lib/customers/rules";
import { command } from "@/lib/kernel/command";

/** Queues a held, failed or cancelled mail again, with the same Message-ID. */
export const retryMessage = command({
  name: "outbox.retry",
  input: z.strictObject({ id: z.uuid() }),
  load: async ({ db, input }) => {
    const message = await db.outboxMessage.findUnique({ where: { id: input.id } });
    if (!message) throw notFound();
    return message;
  },
  run: async ({ db, subject: message, now, record, queue }) => {
    if (!emailIsSetUp() || message.channel !== "email") throw conflict("channel.notSetUp");
    if (message.purpose === "code" && isStale(message, now)) throw conflict("conflict.codeOver");
    const { count } = await db.outboxMessage.updateMany({
      where: { id: message.id, status: { in: ["held", "failed", "cancelled"] } },
      data: { status: "queued", lastError: null },
    });
    if (count === 0)
      throw conflict({ key: "conflict.outboxStatus", params: { status: `mail.outbox.status.${message.status}` } });
    record({
      type: "outbox.retried",
      ...(message.requestId ? { requestId: message.requestId } : {}),
      subject: { type: "outbox", id: message.id },
      before: { status: message.status },
      after: { status: "queued" },
    });
    queue(delivery(message.id));
    return { id: message.id };
  },
});
