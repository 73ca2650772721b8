import type { Db } from "@/lib/base/db";

const KEPT_MS = 3_000;
const kept = globalThis as unknown as { peyvandWatched?: { at: number; types: ReadonlySet<string> } | undefined };

/**
 * Types of events that a rule waits for, kept in memory for three seconds: while no rule is on, an intake pays nothing for rules.
 * A rule that another process switched on is known here within that time.
 */
export async function watchedTypes(db: Db, now: Date): Promise<ReadonlySet<string>> {
  const known = kept.peyvandWatched;
  if (known && Math.abs(now.getTime() - known.at) < KEPT_MS) return known.types;
  const rows = await db.$queryRaw<{ type: string }[]>`select "type" from "EventWatch"`;
  const types = new Set(rows.map((row) => row.type));
  kept.peyvandWatched = { at: now.getTime(), types };
  return types;
}

/** After a switch: this process looks again at once. */
export function forgetWatched(): void {
  kept.peyvandWatched = undefined;
}
