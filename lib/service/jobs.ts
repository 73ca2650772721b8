import { setTimeout as sleep } from "node:timers/promises";
import { SYSTEM } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import type { Jobs } from "@/lib/kernel/jobs";
import { type Step, workThrough } from "@/lib/tasks/store";
import type { Task } from "@/prisma/generated/client";
import { climbClocks } from "./climb-clocks";
import { openRecompute } from "./open-recompute";
import { type Place, recomputeClocks } from "./recompute-clocks";

const AT_ONCE = 200;

export const jobs: Jobs = {
  /** After a change: of one customer at once, of all as long work. */
  "service.recompute": async ({ taskId, reason, version, customerId }, context) => {
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

const OPEN = ["new", "referred", "answered", "waiting_customer"] as const;

/** A part of the open requests; then a breath as long as the work, so that who works at the desk does not feel it. */
async function moveNext(db: Db, task: Task): Promise<Step> {
  const began = performance.now();
  const { reason, version } = task.input as { reason: string; version?: number };
  const first = task.total === null ? { total: await db.request.count({ where: { status: { in: [...OPEN] } } }) } : {};
  const after = task.cursor as Place | null;
  const made = await recomputeClocks(SYSTEM("service.recompute"), { reason, after, ...(version ? { version } : {}) });
  if (made.next) await sleep(performance.now() - began);
  return { cursor: made.next, done: made.done, counts: { moved: made.moved }, ...first };
}
