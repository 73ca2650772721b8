import { z } from "zod";
import { conflict, notFound } from "@/lib/base/errors";
import { handling } from "@/lib/channels/rules";
import { command } from "@/lib/kernel/command";
import type { InboundMessage } from "@/prisma/generated/client";

/** What a person does with a message that nobody could read, or that was laid aside: read it again, or make a request of it. */
export const mendInbound = command({
  name: "inbound.mend",
  input: z.strictObject({ id: z.uuid(), act: z.enum(["retry", "ask"]) }),
  load: async ({ db, input }) => {
    const [row] = await db.$queryRaw<InboundMessage[]>`
      select * from "InboundMessage" where "id" = ${input.id}::uuid for update`;
    if (!row) throw notFound();
    return row;
  },
  run: async ({ db, input: { id, act }, subject: row, record, queue }) => {
    if (act === "retry" && row.state !== "failed") throw conflict("received.notFailed");
    if (act === "ask" && row.state !== "ignored") throw conflict("received.notIgnored");
    if (row.path === null && row.text === null) throw conflict("received.gone");
    const reason = act === "ask" ? "asked" : null;
    await db.inboundMessage.update({
      where: { id },
      data: { state: "received", attempts: 0, error: null, handledAt: null, reason },
    });
    record({
      type: act === "ask" ? "inbound.asked" : "inbound.retried",
      ...(row.requestId ? { requestId: row.requestId } : {}),
      subject: { type: "inbound", id },
      before: { state: row.state, reason: row.reason },
      after: { state: "received" },
    });
    if (row.accountId) queue(handling(row.accountId));
    return { id };
  },
});
