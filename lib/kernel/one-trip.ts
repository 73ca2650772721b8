import type { Db } from "@/lib/base/db";
import { type Answered, runAll, type Statement } from "./batch";
import { isStalePlan, leanDb, pool } from "./lean";

type Waiting = { one: Statement; done: (answer: Answered) => void; fail: (error: unknown) => void };

/**
 * For reads: raw statements that begin in the same moment travel in one packet and run one after the other. For a page whose many small
 * reads cost less than their trips; where one of them may take long, each should go by itself. When one fails, all of its packet do.
 */
export function oneTrip(others: (name: string | symbol) => unknown): Db {
  const waiting: Waiting[] = [];
  const run = (one: Statement) =>
    new Promise<Answered>((done, fail) => {
      if (waiting.push({ one, done, fail }) > 1) return;
      queueMicrotask(() => void send(waiting.splice(0)));
    });
  return leanDb({ run }, others);
}

async function send(all: Waiting[]): Promise<void> {
  try {
    const answers = await onOne(all.map(({ one }) => one));
    for (const [n, { done }] of all.entries()) done(answers[n]!);
  } catch (error) {
    for (const { fail } of all) fail(error);
  }
}

async function onOne(statements: Statement[]): Promise<Answered[]> {
  const client = await pool().connect();
  let broken: Error | undefined;
  const watch = (error: Error) => {
    broken = error;
  };
  client.on("error", watch);
  try {
    return await runAll(client, statements);
  } catch (error) {
    if (isStalePlan(error)) broken = error as Error;
    throw error;
  } finally {
    client.off("error", watch);
    client.release(broken);
  }
}
