import { SYSTEM } from "@/lib/auth/actor";
import type { Jobs } from "@/lib/kernel/jobs";
import { workThrough } from "@/lib/tasks/store";
import { checkLikeness } from "./check-likeness";
import { tidyKeys } from "./likeness-store";
import { scanAgain } from "./scan-again";
import { scanCursor, scanLikeness } from "./scan-likeness";

const CHECKED_AT_ONCE = 150;
/** A step of a scan: many keys fall on the same pages of their index, many neighbours are each other's. Half a second of work. */
const SCANNED_AT_ONCE = { keys: 1000, pairs: 500 };

/** A few batches of cards that wait to be looked at; another round comes soon (`bin/worker.ts`). @returns whether more wait */
export async function checkWaiting(batches = 5): Promise<boolean> {
  for (let i = 0; i < batches; i++) {
    const { checked } = await checkLikeness(SYSTEM("identity.check"), { limit: CHECKED_AT_ONCE });
    if (checked < CHECKED_AT_ONCE) return false;
  }
  return true;
}

export const jobs: Jobs = {
  "identity.scanAgain": async () => void (await scanAgain(SYSTEM("identity.scan"), {})),
  "identity.scan": ({ taskId }, context) =>
    workThrough(String(taskId), context, async ({ cursor }) => {
      const at = scanCursor.parse(cursor ?? { part: "keys", after: null });
      if (at.part === "pairs" && at.after === null) await tidyKeys(context.db);
      const made = await scanLikeness(SYSTEM("identity.scan"), { cursor: at, size: SCANNED_AT_ONCE[at.part] });
      return { cursor: made.next, done: made.done, counts: made.counts };
    }),
};
