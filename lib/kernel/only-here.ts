import pg from "pg";
import { env } from "@/lib/base/env";

/**
 * Runs `work` while no other process and no other caller here does the same: under an advisory lock of a session of its own, which a
 * process that dies gives back.
 * @returns false when somebody else is at it; then nothing was done
 */
export async function onlyHere(name: string, work: () => Promise<void>): Promise<boolean> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, connectionTimeoutMillis: 15_000 });
  client.on("error", () => {}); // it only holds the lock; the work notices by itself when the database is away
  await client.connect();
  try {
    const { rows } = await client.query("select pg_try_advisory_lock(hashtextextended($1, 0)) as got", [name]);
    if (!rows[0].got) return false;
    await work();
    return true;
  } finally {
    await client.end().catch(() => {});
  }
}
