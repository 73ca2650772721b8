import { z } from "zod";
import { conflict } from "@/lib/base/errors";
import { flag } from "@/lib/base/fields";
import { delivery } from "@/lib/channels/rules";
import { sending } from "@/lib/channels/store";
import { isStale } from "@/lib/customers/rules";
import { command } from "@/lib/kernel/command";
import { movedOn, outgoing } from "./store";

/**
 * Queues a message again that was held, failed or cancelled, with the same Message-ID. Of one that may have arrived (`unsure`) somebody
 * has to say that it may go twice.
 */
export const retryMessage = command({
  name: "outbox.retry",
  input: z.strictObject({ id: z.uuid(), mayGoTwice: flag.default(false) }),
  load: ({ db, input }) => outgoing(db, input.id),
  run: async ({ db, input, subject: message, now, record, queue }) => {
    const { accountId, status } = await sending(db, message.channel, message.requestId, now);
    if (status === "held") throw conflict("channel.notSetUp");
    if (message.status === "unsure" && !input.mayGoTwice) throw conflict("conflict.mayGoTwice");
    if (message.purpose === "code" && isStale(message, now)) throw conflict("conflict.codeOver");
    const { count } = await db.outboxMessage.updateMany({
      where: { id: message.id, status: { in: [...again] } },
      data: { status: "queued", lastError: null, failure: null, gatewayId: null, claimedAt: null, accountId },
    });
    if (count === 0) throw movedOn(message);
    record({
      type: "outbox.retried",
      ...(message.requestId ? { requestId: message.requestId } : {}),
      subject: { type: "outbox", id: message.id },
      before: { status: message.status },
      after: { status: "queued" },
    });
    queue(delivery(message.id, message.purpose));
    return { id: message.id };
  },
});

const again = ["held", "failed", "bounced", "unsure", "cancelled"] as const;
