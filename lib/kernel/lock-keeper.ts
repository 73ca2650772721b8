import pg from "pg";
import { env } from "@/lib/base/env";

export type LockKeeper = {
  /** True: nobody else has it, in this process or another, until `free`. */
  take: (name: string) => Promise<boolean>;
  free: (name: string) => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Advisory locks of one session that are kept for long, on a connection of their own: PostgreSQL drops them when it breaks or the
 * process dies. `lost` is called when it broke; what they guarded must end.
 */
export function lockKeeper(lost: () => void): LockKeeper {
  const held = new Set<string>();
  let line: Promise<pg.Client> | null = null;

  function connected(): Promise<pg.Client> {
    line ??= open().catch((error) => {
      line = null;
      throw error;
    });
    return line;
  }

  async function open(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: env().DATABASE_URL,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    const broke = () => {
      line = null;
      if (held.size > 0) lost();
      held.clear();
    };
    client.on("error", broke);
    client.on("end", broke);
    await client.connect();
    return client;
  }

  return {
    take: async (name) => {
      if (held.has(name)) return false;
      const client = await connected();
      const { rows } = await client.query("select pg_try_advisory_lock(hashtextextended($1, 0)) as got", [name]);
      if (rows[0].got) held.add(name);
      return rows[0].got;
    },
    free: async (name) => {
      if (!held.delete(name)) return;
      const client = await connected();
      await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [name]).catch(() => {}); // gone with its connection
    },
    stop: async () => {
      held.clear();
      const client = await line?.catch(() => null);
      await client?.end().catch(() => {});
    },
  };
}
