import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { keepKeys, loadFeatures, lockLikeness } from "./likeness-store";
import { suggestFor } from "./suggesting";

/** Where the walk is: first the keys of all cards are made anew, then each is compared with those after it. */
export const scanCursor = z.strictObject({ part: z.enum(["keys", "pairs"]), after: z.uuid().nullable() });
export type ScanCursor = z.output<typeof scanCursor>;

/** One step of the scan of the whole base; safe to run twice. */
export const scanLikeness = command({
  name: "likeness.scan",
  input: z.strictObject({ cursor: scanCursor, size: z.int().min(1).max(1000) }),
  lean: true,
  load: async () => null,
  run: async ({ db, input: { cursor, size }, now, record }) => {
    await lockLikeness(db, true);
    const cards = await db.$queryRaw<{ id: string }[]>`
      select "id" from "Customer" where "id" > ${cursor.after ?? NIL}::uuid order by "id" limit ${size}::int`;
    const ids = cards.map((card) => card.id);
    const last = ids.at(-1) ?? null;
    const next: ScanCursor = last ? { ...cursor, after: last } : { part: "pairs", after: null };
    const nothing = { cards: 0, compared: 0, opened: 0, withdrawn: 0, skipped: 0 };
    if (cursor.part === "keys") {
      if (last) await keepKeys(db, ids);
      return { next, done: ids.length, counts: nothing };
    }
    if (!last) return { next: null, done: 0, counts: nothing };
    const living = await loadFeatures(db, ids);
    const found = await suggestFor(db, living, { source: "scan", now, record });
    return { next, done: ids.length, counts: { cards: living.size, ...found } };
  },
});

const NIL = "00000000-0000-0000-0000-000000000000";
