import { SYSTEM } from "@/lib/auth/actor";
import { climbClocks } from "@/lib/service/climb-clocks";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** So long before the end, so often. */
const STEPS = [
  [7 * DAY, DAY],
  [2 * DAY, 3 * HOUR],
] as const;

/** Who was late was told of it in those days: once a day in the last week, every three hours in its last two days, and at the very end. */
export function climbing(until: Date) {
  const times: number[] = [];
  for (let at = until.getTime() - STEPS[0][0]; at < until.getTime(); ) {
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
