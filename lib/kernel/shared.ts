import { AsyncLocalStorage } from "node:async_hooks";
import type { Db } from "@/lib/base/db";

const shared = new AsyncLocalStorage<Db>();

/** Commands called inside `work` join the transaction of `db`. */
export const inShared = <T>(db: Db, work: () => Promise<T>): Promise<T> => shared.run(db, work);

/** The transaction that a command called now would join. */
export const sharedDb = (): Db | undefined => shared.getStore();
