import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { accountFacts, forgetSenders, lockAccount } from "./store";

/** Takes an account away: nothing comes or goes by it any more and its secrets are gone; its messages stay. */
export const removeAccount = command({
  name: "channel.write",
  input: z.strictObject({ id: z.uuid() }),
  load: ({ db, input }) => lockAccount(db, input.id),
  run: async ({ db, now, subject: account, record }) => {
    const gone = { removedAt: now, active: false, main: false, secrets: null, version: { increment: 1 } };
    await db.channelAccount.update({ where: { id: account.id }, data: gone });
    forgetSenders();
    record({ type: "channel.removed", subject: { type: "channel", id: account.id }, before: accountFacts(account) });
    return { id: account.id };
  },
});
