import { SYSTEM } from "@/lib/auth/actor";
import { climbClocks } from "@/lib/service/climb-clocks";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LATELY = 3 * DAY;

/** Who was late was told of it in those days: once a day in the past, every three hours lately, and at the very end. */
export function climbing(from: Date, until: Date) {
  const times: number[] = [];
  for (let at = from.getTime(); at < until.getTime() - LATELY; at += DAY) times.push(at);
  for (let at = until.getTime() - LATELY; at < until.getTime(); at += 3 * HOUR) times.push(at);
  times.push(until.getTime());
  return times.map((at) => ({ at: new Date(at), run: climb }));
}

async function climb(): Promise<void> {
  const limit = 500;
  while ((await climbClocks(SYSTEM("service.escalate"), { limit })).found === limit);
}
