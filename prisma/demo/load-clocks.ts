import { SYSTEM } from "@/lib/auth/actor";
import { climbClocks } from "@/lib/service/climb-clocks";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** So long before the end, so often. */
const STEPS = [
  [2000 * DAY, 7 * DAY],
  [30 * DAY, DAY],
  [3 * DAY, 3 * HOUR],
  [DAY, HOUR],
] as const;

/** Who was late was told of it in those days: seldom long ago, every hour on the last day, and at the very end. */
export function climbing(from: Date, until: Date) {
  const times: number[] = [];
  for (let at = from.getTime(); at < until.getTime(); ) {
    times.push(at);
    at += STEPS.findLast(([before]) => at >= until.getTime() - before)![1];
  }
  times.push(until.getTime());
  return times.map((at) => ({ at: new Date(at), run: climb }));
}

async function climb(): Promise<void> {
  const limit = 500;
  while ((await climbClocks(SYSTEM("service.escalate"), { limit })).found === limit);
}
