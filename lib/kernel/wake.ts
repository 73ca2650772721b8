import { log } from "@/lib/base/log";
import { openedPool } from "./lean";

/** What processes say to each other through PostgreSQL. What is not understood is passed over. */
export type Word =
  /** Somebody wrote events: read on. */
  | { kind: "events" }
  /** Something else of theirs has changed that shows on pages: notices. */
  | { kind: "nudge"; users: string[] }
  /** Who looks at what: `entries` are for lib/web/presence to read. */
  | { kind: "presence"; from: string; entries: unknown[]; ask?: boolean };

export const CHANNEL = "peyvand";
/** So much later, together with all that was written meanwhile: a NOTIFY lets one transaction at a time commit with it. */
const GATHER_MS = 60;
/** PostgreSQL takes 8,000 bytes at once. */
const MOST_BYTES = 7_800;

const kept = globalThis as unknown as { peyvandWake?: NodeJS.Timeout | undefined };

/** After a commit that wrote events: tells every process that shows live pages. Never inside a transaction of the business. */
export function wake(): void {
  if (kept.peyvandWake || !openedPool()) return;
  kept.peyvandWake = setTimeout(() => {
    kept.peyvandWake = undefined;
    void say({ kind: "events" });
  }, GATHER_MS);
  kept.peyvandWake.unref();
}

/** The pages of these people read their notices anew. For what is no event of its own; call it after the commit. @public */
export function nudge(users: readonly string[]): void {
  for (let at = 0; at < users.length; at += 150) void say({ kind: "nudge", users: users.slice(at, at + 150) });
}

/** Says one word to all processes, this one too. A word that is lost costs a few seconds: readers look by themselves as well. */
export async function say(word: Word): Promise<void> {
  const payload = JSON.stringify(word);
  if (Buffer.byteLength(payload) > MOST_BYTES)
    return log.warn({ kind: word.kind }, "a word to other processes is too long");
  const pool = openedPool();
  await pool
    ?.query({ name: "say", text: "select pg_notify($1, $2)", values: [CHANNEL, payload] })
    .catch((error: Error) => log.debug({ error: error.message }, "nobody was told"));
}
