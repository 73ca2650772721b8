import { z } from "zod";
import { notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import type { InboundMessage } from "@/prisma/generated/client";
import { TRIES } from "./rules";

/** A message could not be read or filed. After some tries it waits for a person, and the others go on meanwhile. */
export const recordInboundFailure = command({
  name: "inbound.file",
  input: z.strictObject({ id: z.uuid(), error: z.string().max(2_000) }),
  load: async ({ db, input }) => {
    const [row] = await db.$queryRaw<InboundMessage[]>`
      select * from "InboundMessage" where "id" = ${input.id}::uuid for update`;
    if (!row) throw notFound();
    return row;
  },
  run: async ({ db, input, subject: row, now, record }) => {
    if (row.state !== "received") return;
    const attempts = row.attempts + 1;
    const state = attempts >= TRIES ? "failed" : "received";
    await db.inboundMessage.update({
      where: { id: row.id },
      data: { attempts, state, error: input.error.slice(0, 500), handledAt: now },
    });
    if (state === "failed")
      record({
        type: "inbound.failed",
        subject: { type: "inbound", id: row.id },
        after: { attempts },
        personal: { error: input.error },
      });
  },
});
