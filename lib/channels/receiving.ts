import { setTimeout as sleep } from "node:timers/promises";
import { SYSTEM } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import type { Db } from "@/lib/base/db";
import { AppError } from "@/lib/base/errors";
import { log } from "@/lib/base/log";
import type { Json } from "@/lib/kernel/events";
import { lockKeeper } from "@/lib/kernel/lock-keeper";
import type { ChannelAccount } from "@/prisma/generated/client";
import type { Take } from "./adapter";
import { adapters } from "./adapters";
import { keepInbound } from "./keep-inbound";
import { markHealth, opened } from "./store";

/** How soon a new or changed account is noticed. */
const LOOK_MS = 5_000;
/** Between two looks at a door that cannot say that something came. */
const POLL_MS = 30_000;
/** After an error; doubled each time, at most `LONGEST_MS`. */
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;

export type Receiving = { stop: () => Promise<void> };
type Running = { version: number; control: AbortController; over: Promise<void> };

/**
 * Fetches from every door that asks for it, as long as the worker lives: one connection an account, however many workers there are. What
 * goes wrong is written to its health and tried again; it never ends the worker.
 */
export function receive(db: Db, look = LOOK_MS): Receiving {
  const running = new Map<string, Running>();
  const locks = lockKeeper(() => {
    for (const { control } of running.values()) control.abort(); // somebody else may have them now
  });
  let stopped = false;
  const ended = rounds();

  async function rounds(): Promise<void> {
    while (!stopped) {
      await round().catch((error: Error) => log.warn({ error: error.message }, "doors cannot be looked at"));
      await sleep(look);
    }
  }

  async function round(): Promise<void> {
    const accounts = await doors(db);
    for (const [id, one] of running)
      if (!accounts.some((a) => a.id === id && a.version === one.version)) one.control.abort();
    for (const account of accounts) {
      if (stopped || running.has(account.id) || !(await locks.take(lockOf(account.id)))) continue;
      const control = new AbortController();
      const over = attend(db, account, control.signal)
        .catch((error: Error) => log.warn({ error: error.message, account: account.id }, "a door is not attended"))
        .then(() => locks.free(lockOf(account.id)))
        .finally(() => running.delete(account.id));
      running.set(account.id, { version: account.version, control, over });
    }
  }

  return {
    stop: async () => {
      stopped = true;
      for (const { control } of running.values()) control.abort();
      await Promise.race([Promise.allSettled([...running.values()].map(({ over }) => over)), sleep(4_000)]);
      await locks.stop();
      void ended;
    },
  };
}

const lockOf = (id: string) => `channels.receive:${id}`;

const doors = async (db: Db): Promise<ChannelAccount[]> => {
  const rows = await db.channelAccount.findMany({ where: { active: true, receives: true, removedAt: null } });
  return rows.filter(({ adapter }) => adapters.get(adapter)?.fetch !== undefined);
};

/** Fetch, wait, fetch … until `signal`. */
async function attend(db: Db, account: ChannelAccount, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    try {
      await turn(db, account, signal);
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      await markHealth(db, account.id, clock.now(), wordsOf(error)).catch(() => {}); // the database is away, too
      await rest(Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS), signal);
    }
  }
}

async function turn(db: Db, account: ChannelAccount, signal: AbortSignal): Promise<void> {
  const { id: accountId, adapter, settings } = opened(account);
  if (adapter.polls?.(settings) === false) return rest(2 ** 31 - 1, signal);
  const health = await db.channelHealth.findUnique({ where: { accountId }, select: { place: true } });
  let place = (health?.place ?? null) as Json | null;
  const take: Take = async (raws, next) => {
    await keepInbound(SYSTEM("channels"), { accountId, raws: [...raws], place: next });
    place = next;
  };
  await adapter.fetch!(settings, place, take, signal);
  if (signal.aborted) return;
  await markHealth(db, accountId, clock.now(), null);
  if (adapter.wait) await adapter.wait(settings, place, signal);
  else await rest(POLL_MS, signal);
}

const rest = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => {});

/** What the settings page tells: a key of the catalogue, or what the other side said. */
function wordsOf(error: unknown): string {
  if (error instanceof AppError) return `errors.${error.problem.key}`;
  return (error as Error).message || (error as Error).name;
}
