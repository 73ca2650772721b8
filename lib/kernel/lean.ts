import pg from "pg";
import { type Db, LATER, PLAN_ANEW } from "@/lib/base/db";
import { env } from "@/lib/base/env";
import { sha256 } from "@/lib/base/id";
import { log } from "@/lib/base/log";
import { Prisma } from "@/prisma/generated/client";
import { type Answered, runAll, type Statement } from "./batch";

/** Next bundles this file several times into one process; they share the pool and so must share the names. */
const kept = globalThis as unknown as { peyvandPool?: pg.Pool; peyvandStatements?: Map<string, string> };

/** The one pool of this process, Prisma's and ours. */
export function pool(): pg.Pool {
  kept.peyvandPool ??= openPool();
  return kept.peyvandPool;
}

/** The pool, when something has used it; saying a word must not open one. */
export const openedPool = (): pg.Pool | undefined => kept.peyvandPool;

/** Longer takes no transaction of ours; the server ends a statement, or a transaction that nobody goes on with, by itself. */
export const LONGEST_MS = 60_000;

function openPool(): pg.Pool {
  const { DATABASE_URL, DATABASE_POOL } = env();
  const made = new pg.Pool({
    connectionString: DATABASE_URL,
    max: DATABASE_POOL,
    connectionTimeoutMillis: 15_000,
    statement_timeout: LONGEST_MS,
    idle_in_transaction_session_timeout: LONGEST_MS,
  });
  made.on("error", (error) => log.warn({ error: error.message }, "database connection lost"));
  return made;
}

export async function closePool(): Promise<void> {
  const open = kept.peyvandPool;
  kept.peyvandPool = undefined;
  await open?.end();
}

const MOST_NAMED = 400;

/**
 * A name under which a connection keeps the plan of this text; texts beyond the first few hundred get none. Made of the text alone,
 * because pages are bundled apart and share the pool.
 */
export function statementName(text: string): string | undefined {
  kept.peyvandStatements ??= new Map();
  const names = kept.peyvandStatements;
  const known = names.get(text);
  if (known || names.size >= MOST_NAMED) return known;
  names.set(text, `s${sha256(text).slice(0, 24)}`);
  return names.get(text);
}

const INT8 = 20;
/** As Prisma reads them: 64 bits are a BigInt. */
const types = {
  getTypeParser: ((oid: number, format: "text") =>
    oid === INT8 && format === "text" ? BigInt : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

type Raw = TemplateStringsArray | Prisma.Sql;

function statement(raw: Raw, values: unknown[] = []): Statement {
  const query = "raw" in raw ? Prisma.sql(raw, ...values) : raw;
  const name = query.text.includes(PLAN_ANEW) ? undefined : statementName(query.text);
  return { name, text: query.text, values: query.values as unknown[], types };
}

type Line = { run(one: Statement): Promise<Answered>; later?(one: Statement): void };

/**
 * A `Db` whose raw statements go to the driver at once, prepared: a fifth of the CPU of the way through Prisma (docs/performance.md).
 * `others` answers for everything else.
 */
export function leanDb(line: Line, others: (name: string | symbol) => unknown): Db {
  const own: Record<string | symbol, unknown> = {
    $queryRaw: async (raw: Raw, ...values: unknown[]) => (await line.run(statement(raw, values))).rows,
    $executeRaw: async (raw: Raw, ...values: unknown[]) => (await line.run(statement(raw, values))).rowCount ?? 0,
    [LATER]: line.later && ((sql: Prisma.Sql) => line.later!(statement(sql))),
  };
  return new Proxy({} as Db, { get: (_, name) => own[name] ?? (name === LATER ? undefined : others(name)) });
}

const BEGIN = statement(Prisma.sql`begin`);
const COMMIT = statement(Prisma.sql`commit`);

/** A transaction without Prisma, for commands that use raw statements only. What is put off (`later`) goes with the next statement, the last with the commit. */
export async function leanTransaction<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  const waiting = [BEGIN];
  const line: Line = {
    run: async (one) => (await runAll(client, [...waiting.splice(0), one])).at(-1)!,
    later: (one) => void waiting.push(one),
  };
  let broken: Error | undefined;
  const watch = (error: Error) => {
    broken = error;
  };
  client.on("error", watch);
  try {
    const result = await work(leanDb(line, onlyRaw));
    // A statement that failed and was caught leaves nothing to commit: PostgreSQL then rolls back and calls that a success.
    if ((await line.run(COMMIT)).command !== "COMMIT") throw new Error("a failed statement was passed over in silence");
    return result;
  } catch (error) {
    if (isStalePlan(error)) broken = error as Error;
    if (waiting[0] !== BEGIN)
      await client.query("rollback").catch((e: Error) => {
        broken = e;
      });
    throw error;
  } finally {
    client.off("error", watch);
    client.release(broken);
  }
}

/** A migration changed a table under a plan that this connection keeps: the connection is given up, and the work runs again on another. */
export const isStalePlan = (error: unknown): boolean =>
  (error as { code?: string }).code === "0A000" && /cached plan/.test((error as Error).message);

/** What PostgreSQL, the driver and Prisma say when the database cannot be reached or goes away in the middle. */
const AWAY =
  /^(08...|57P0[1-5]|53300|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|P1001|P1002|P1008|P1017|P2024)$/;
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** True when the database is away (restarting, stopped, out of connections): nothing is wrong with what was asked, later it will work. */
export function databaseIsAway(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 4) return false;
  const { code, message, cause, meta, errors, originalCode, kind } = error as Record<string, unknown>;
  if ([code, originalCode].some((c) => typeof c === "string" && AWAY.test(c))) return true;
  if (typeof message === "string" && AWAY_WORDS.test(message)) return true;
  if (kind === "DatabaseNotReachable" || kind === "ConnectionClosed" || kind === "SocketTimeout") return true;
  const inner = [cause, (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError];
  return [...inner, ...(Array.isArray(errors) ? errors : [])].some((one) => databaseIsAway(one, depth + 1));
}

function onlyRaw(name: string | symbol): never {
  throw new Error(`${String(name)}: a lean command uses $queryRaw and $executeRaw only`);
}
