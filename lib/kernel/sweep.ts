import type { Jobs } from "./jobs";

const DAY_MS = 24 * 3600 * 1000;

export const jobs: Jobs = {
  /** What was remembered of calls and forms holds for a day (`lib/web/idempotency.ts`); it quotes what they answered. */
  "kernel.sweep": async (_, { db, now }) => {
    await db.$executeRaw`delete from "IdempotencyKey" where "createdAt" <= ${new Date(now.getTime() - DAY_MS)}`;
  },
};
