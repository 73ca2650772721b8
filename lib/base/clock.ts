import { AsyncLocalStorage } from "node:async_hooks";

const travelled = new AsyncLocalStorage<Date>();

/** The one place where time is read. Tests and the demo seed travel with `clock.at`. */
export const clock = {
  /** The present instant (UTC inside; Jalali only at the edge). */
  now: (): Date => new Date(travelled.getStore() ?? Date.now()),
  /** Runs `work` as if the present were `instant`. */
  at: <T>(instant: Date, work: () => T): T => travelled.run(instant, work),
};
