import { z } from "zod";
import { notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import type { OutboxMessage } from "@/prisma/generated/client";

const input = z.object({
  id: z.uuid(),
  result: z.enum(["sent", "failed", "trying"]),
  error: z.string().max(2000).optional(),
});

/** What became of one try. Only a message that still waits changes, so a job that runs twice records once. */
export const recordDelivery = command({
  name: "outbox.deliver",
  input,
  load: async ({ db, input }) => {
    const [message] = await db.$queryRaw<
      OutboxMessage[]
    >`select * from "OutboxMessage" where "id" = ${input.id}::uuid for update`;
    if (!message) throw notFound();
    return message;
  },
  run: async ({ db, subject: message, input, now, record, queue }) => {
    if (message.status !== "queued") return;
    await db.outboxMessage.update({
      where: { id: message.id },
      data: {
        attempts: { increment: 1 },
        lastError: input.error ?? null,
        ...(input.result === "sent" ? { status: "sent", sentAt: now } : {}),
        ...(input.result === "failed" ? { status: "failed" } : {}),
      },
    });
    if (input.result === "trying") return;
    if (input.result === "sent" && message.purpose === "reply" && message.attempts > 0)
      queue({ name: "requests.deliveryMended", payload: { outboxId: message.id } });
    record({
      type: input.result === "sent" ? "outbox.sent" : "outbox.failed",
      ...(message.requestId ? { requestId: message.requestId } : {}),
      subject: { type: "outbox", id: message.id },
      after: { purpose: message.purpose, attempts: message.attempts + 1 },
      ...(input.error ? { personal: { error: input.error } } : {}),
      job: { outboxId: message.id, replyId: message.replyId, purpose: message.purpose },
    });
  },
});
