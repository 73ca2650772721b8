import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { lockAccount, markHealth } from "./store";

/** Keeps what a test of an account showed. */
export const recordTest = command({
  name: "channel.write",
  input: z.strictObject({ id: z.uuid(), error: z.string().max(500).optional() }),
  load: ({ db, input }) => lockAccount(db, input.id),
  run: async ({ db, input: { error }, now, subject: account, record }) => {
    await markHealth(db, account.id, now, error ?? null);
    record({
      type: "channel.tested",
      subject: { type: "channel", id: account.id },
      after: { name: account.name, ok: error === undefined },
    });
  },
});
