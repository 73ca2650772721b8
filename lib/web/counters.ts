/** What this process has answered, by class of status: filled by bin/server.ts, shown by /metrics. */
export type Counters = { requests: Record<string, number>; seconds: number; open: number };

/** One object a process: the server and the pages are bundled apart, so it hangs on globalThis. */
export function counters(): Counters {
  const holder = globalThis as { [key: symbol]: Counters | undefined };
  const key = Symbol.for("peyvand.counters");
  holder[key] ??= { requests: {}, seconds: 0, open: 0 };
  return holder[key];
}
