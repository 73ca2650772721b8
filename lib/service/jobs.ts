import { setTimeout as sleep } from "node:timers/promises";
import { SYSTEM } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import type { Jobs } from "@/lib/kernel/jobs";
import { type Step, workThrough } from "@/lib/tasks/store";
import type { Task } from "@/prisma/generated/client";
import { climbClocks } from "./climb-clocks";
import { openRecompute } from "./open-recompute";
import { countOpen, place } from "./open-requests";
import { forgetRules, recomputeClocks } from "./recompute-clocks";
import { breath } from "./rules";

const AT_ONCE = 200;

export const jobs: Jobs = {
  /** After a change: of one customer at once, of all as long work. */
  "service.recompute": async ({ taskId, reason, version, customerId }, context) => {
    forgetRules(); // one that was begun by another worker goes on here
    if (taskId !== undefined) return workThrough(String(taskId), context, (task) => moveNext(context.db, task));
    const why = { reason: String(reason ?? "calendar"), ...(typeof version === "number" ? { version } : {}) };
    const actor = SYSTEM("service.recompute");
    if (typeof customerId === "string") await recomputeClocks(actor, { ...why, customerId, limit: 2000 });
    else await openRecompute(actor, why);
  },
  "service.escalate": async () => {
    for (let found = AT_ONCE; found === AT_ONCE; )
      found = (await climbClocks(SYSTEM("service.escalate"), { limit: AT_ONCE })).found;
  },
};

/** A part of the open requests; then a breath, the longer the more the house does meanwhile. */
async function moveNext(db: Db, task: Task): Promise<Step> {
  const { reason, version } = task.input as { reason: string; version?: number };
  const first = task.total === null ? { total: await countOpen(db) } : {};
  const after = place.safeParse(task.cursor).data ?? null;
  const mark = await eventsSoFar(db);
  const began = performance.now();
  const made = await recomputeClocks(SYSTEM("service.recompute"), { reason, after, ...(version ? { version } : {}) });
  if (made.next) await rest(db, began, mark + made.moved);
  return { cursor: made.next, done: made.done, counts: { moved: made.moved }, ...first };
}

/** @param mark events that were known when the step began, and its own */
async function rest(db: Db, began: number, mark: number): Promise<void> {
  const took = performance.now() - began;
  const others = (await eventsSoFar(db)) - mark;
  await sleep(breath(took, (1000 * others) / took));
}

const eventsSoFar = async (db: Db): Promise<number> => {
  const [row] = await db.$queryRaw<[{ n: bigint }]>`select "last_value" as "n" from "Event_id_seq"`;
  return Number(row.n);
};
