import { AsyncLocalStorage } from "node:async_hooks";
import type { Db } from "@/lib/base/db";

/**
 * Two steps inside the transaction of the next command, so that what the edge remembers of a call stands or falls with what the call
 * did: a killed server leaves both or neither. `begin` may throw to answer without running the command.
 */
export type Alongside = {
  begin: (db: Db, now: Date) => Promise<void>;
  end: (db: Db, result: unknown) => Promise<void>;
  /** In place of `end`, when the command refused and yet kept what it wrote (`KeptRefusal`). */
  refused?: (db: Db) => Promise<void>;
};

const beside = new AsyncLocalStorage<Alongside | undefined>();

/** Runs `work`, whose command takes the steps with it, after those that stand outside of them. */
export function runAlongside<T>(steps: Alongside, work: () => Promise<T>): Promise<T> {
  const outer = beside.getStore();
  return beside.run(outer ? both(outer, steps) : steps, work);
}

const both = (first: Alongside, then: Alongside): Alongside => ({
  begin: async (db, now) => {
    await first.begin(db, now);
    await then.begin(db, now);
  },
  end: async (db, result) => {
    await first.end(db, result);
    await then.end(db, result);
  },
  refused: async (db) => {
    await first.refused?.(db);
    await then.refused?.(db);
  },
});

export const stepsAlongside = (): Alongside | undefined => beside.getStore();

/** Runs a read: a command that it calls to write something down is not the one the steps were meant for. */
export const withoutSteps = <T>(read: () => Promise<T>): Promise<T> =>
  beside.getStore() ? beside.run(undefined, read) : read();
