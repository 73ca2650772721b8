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

const beside = new AsyncLocalStorage<Alongside>();

/** Runs `work`, whose command takes the steps with it. */
export const runAlongside = <T>(steps: Alongside, work: () => Promise<T>): Promise<T> => beside.run(steps, work);

export const stepsAlongside = (): Alongside | undefined => beside.getStore();
