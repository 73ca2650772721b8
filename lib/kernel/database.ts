import { PrismaPg } from "@prisma/adapter-pg";
import type { Db } from "@/lib/base/db";
import { log } from "@/lib/base/log";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { closePool, isStalePlan, LONGEST_MS, leanDb, leanTransaction, pool, statementName } from "./lean";
import { oneTrip } from "./one-trip";
import { RaceLost } from "./race";
import { inShared, sharedDb } from "./shared";

const open = () =>
  new PrismaClient({
    errorFormat: "minimal", // the longer ones quote what was to be written, and would carry it into the log
    adapter: new PrismaPg(pool(), {
      onConnectionError: (error) => log.warn({ error: error.message }, "database connection broke"),
      statementNameGenerator: ({ sql }) => statementName(sql) ?? "",
    }),
  });

const kept = globalThis as unknown as { peyvandDatabase?: PrismaClient | undefined; peyvandReader?: Db | undefined };

/** The one client of this process; kept on globalThis because a development server reloads modules. */
export function database(): PrismaClient {
  kept.peyvandDatabase ??= open();
  return kept.peyvandDatabase;
}

/** For reads outside of any transaction: raw statements at once, everything else by Prisma. */
export function reader(): Db {
  kept.peyvandReader ??= leanDb({ run: (one) => pool().query(one) }, byPrisma);
  return kept.peyvandReader;
}

const byPrisma = (name: string | symbol) => database()[name as keyof PrismaClient];

/** As `reader`, with the raw statements that begin in one moment in one packet. */
export const gatheringReader = (): Db => oneTrip(byPrisma);

export async function closeDatabase(): Promise<void> {
  await kept.peyvandDatabase?.$disconnect();
  kept.peyvandDatabase = undefined;
  kept.peyvandReader = undefined;
  await closePool();
}

const RETRIED = ["P2034", "40001", "40P01"];

function lostARace(error: unknown): boolean {
  if (error instanceof RaceLost || isStalePlan(error)) return true;
  const code = (error as { code?: string }).code;
  const sqlState = (error as { meta?: { code?: string; driverAdapterError?: { cause?: { originalCode?: string } } } })
    .meta;
  return (
    RETRIED.includes(code ?? "") ||
    RETRIED.includes(sqlState?.driverAdapterError?.cause?.originalCode ?? sqlState?.code ?? "")
  );
}

/**
 * Runs `work` in a transaction, again from the start (at most 5 times) when it lost a race with another one. Inside a shared one it
 * joins that, which begins anew as a whole.
 * @param how `lean`: without Prisma, for work that uses raw statements only; `shared`: commands that `work` calls join this transaction
 */
export async function transaction<T>(work: (db: Db) => Promise<T>, how?: "lean" | "shared"): Promise<T> {
  const joined = sharedDb();
  if (joined) return work(joined);
  for (let attempt = 1; ; attempt++) {
    try {
      if (how === "lean") return await leanTransaction(work);
      const open = how === "shared" ? (db: Db) => inShared(db, () => work(db)) : work;
      return await database().$transaction(open, { maxWait: 15_000, timeout: LONGEST_MS });
    } catch (error) {
      if (attempt >= 5 || !lostARace(error)) throw error;
      await new Promise((wake) => setTimeout(wake, attempt * 10 + Math.random() * 20));
    }
  }
}

export { Prisma };
