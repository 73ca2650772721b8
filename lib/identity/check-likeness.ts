import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { command } from "@/lib/kernel/command";
import { keepKeys, lockLikeness } from "./likeness-store";
import { suggestFor } from "./suggesting";

type Waiting = { id: string; seen: string };

/**
 * Looks at cards that were made or changed since they were last looked at: their keys are made anew and whoever is near is
 * compared. A card that changes meanwhile waits for the next time (`xmin` tells). Does nothing while another looks.
 */
export const checkLikeness = command({
  name: "likeness.check",
  input: z.strictObject({ limit: z.int().min(1).max(1000) }),
  lean: true,
  load: async () => null,
  run: async ({ db, input, now, record }) => {
    if (!(await lockLikeness(db, false))) return { checked: 0, opened: 0 };
    const waiting = await findWaiting(db, input.limit);
    if (waiting.length === 0) return { checked: 0, opened: 0 };
    const cards = await keepKeys(
      db,
      waiting.map((card) => card.id),
    );
    const { opened } = await suggestFor(db, cards, { source: "check", now, record });
    await db.$executeRaw`
      update "Customer" c set "checkedAt" = ${now.toISOString()}::timestamptz
      from unnest(${waiting.map((w) => w.id)}::uuid[], ${waiting.map((w) => w.seen)}::text[]) as w("id", "seen")
      where c."id" = w."id" and c.xmin::text = w."seen"`;
    return { checked: waiting.length, opened };
  },
});

/** From both ends: after an import of many cards, neither a new request's card nor an old one that was changed waits behind them. */
function findWaiting(db: Db, limit: number): Promise<Waiting[]> {
  const half = Math.ceil(limit / 2);
  return db.$queryRaw<Waiting[]>`
    (select "id", xmin::text as "seen" from "Customer" where "checkedAt" is null and "mergedIntoId" is null
      order by "createdAt" limit ${half}::int)
    union
    (select "id", xmin::text as "seen" from "Customer" where "checkedAt" is null and "mergedIntoId" is null
      order by "createdAt" desc limit ${limit - half}::int)`;
}
