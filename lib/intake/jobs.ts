import { clock } from "@/lib/base/clock";
import type { Jobs } from "@/lib/kernel/jobs";
import { accountsWaiting, handleWaiting } from "./handle-waiting";

export const jobs: Jobs = {
  /** Of one account, or (every minute) of all: what waits for another try comes up then. */
  "channels.handle": async ({ accountId }, { db }) => {
    const accounts = accountId ? [String(accountId)] : await accountsWaiting(db);
    for (const id of accounts) await handleWaiting(db, id, () => clock.now());
  },
};
