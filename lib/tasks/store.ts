import { SYSTEM } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import type { Db } from "@/lib/base/db";
import { AppError, conflict, notFound } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { log } from "@/lib/base/log";
import type { Json, QueuedJob } from "@/lib/kernel/events";
import type { JobContext } from "@/lib/kernel/jobs";
import type { JobName } from "@/lib/kernel/reactions";
import type { Prisma, Task } from "@/prisma/generated/client";
import { endTask } from "./end-task";
import { addCounts, canTask } from "./rules";
import type { TaskStatus } from "./schema";

const TRIES = 5;
type Queue = (job: QueuedJob) => void;
type Opening = {
  /** The job that does it. */
  kind: JobName;
  input: Json;
  total?: number;
  startedById: string | null;
  now: Date;
};

/** Long work begins: its row, and its job in the same commit. */
export async function openTask(db: Db, queue: Queue, { kind, input, total, startedById, now }: Opening): Promise<Task> {
  const data = { id: newId(), kind, input: input as Prisma.InputJsonValue, total: total ?? null, startedById };
  const task = await db.task.create({ data: { ...data, createdAt: now } });
  queue(taskJob(task));
  return task;
}

export const taskJob = ({ id, kind }: Pick<Task, "id" | "kind">): QueuedJob => ({
  name: kind as JobName,
  payload: { taskId: id },
  maxAttempts: TRIES,
});

export async function lockTask(db: Db, id: string): Promise<Task> {
  await db.$queryRaw`select 1 from "Task" where "id" = ${id}::uuid for update`;
  const task = await db.task.findUnique({ where: { id } });
  if (!task) throw notFound();
  return task;
}

export function mustTask(act: "stop" | "resume", status: TaskStatus): void {
  if (!canTask(act, status))
    throw conflict({ key: "conflict.taskStatus", params: { status: `tasks.status.${status}` } });
}

export type Step = {
  /** Where the next step begins; null: all is done. */
  cursor: Json | null;
  /** How many of `total` this step did. */
  done: number;
  total?: number;
  /** Added to what was counted before. */
  counts?: Record<string, number>;
  /** `{ path, name, mime }` of a file it made, and so on. */
  result?: Json;
};

/**
 * Does long work step by step (each at most about a second), saves how far it is and obeys «stop» in between. After a crash it goes
 * on where it was, so one step may come twice. A refusal (`AppError`) ends it; anything else is tried again a few times.
 */
export async function workThrough(
  id: string,
  { db, attempt, maxAttempts }: JobContext,
  step: (task: Task) => Promise<Step>,
): Promise<void> {
  let task = await begin(db, id);
  try {
    while (task) task = await advance(db, task, await step(task));
  } catch (error) {
    const refusal = error instanceof AppError ? error.problem.key : undefined;
    log.error({ task: id, kind: task?.kind, error: (error as Error).message }, "long work failed");
    if (!refusal && attempt < maxAttempts) throw error;
    await fail(db, id, refusal ?? "task.failed");
  }
}

async function begin(db: Db, id: string): Promise<Task | null> {
  const now = clock.now();
  const going = { in: ["queued" as const, "running" as const] };
  await db.task.updateMany({ where: { id, status: "stopping" }, data: { status: "stopped", endedAt: now } });
  await db.task.updateMany({ where: { id, startedAt: null, status: going }, data: { startedAt: now } });
  const { count } = await db.task.updateMany({ where: { id, status: going }, data: { status: "running" } });
  return count === 0 ? null : db.task.findUnique({ where: { id } });
}

/** Saves the step; null when that was the last one or somebody said stop. */
async function advance(db: Db, task: Task, made: Step): Promise<Task | null> {
  const counts = addCounts(task.counts as Record<string, number>, made.counts ?? {});
  const [saved] = await db.$queryRaw<{ status: string }[]>`
    update "Task" set "cursor" = ${JSON.stringify(made.cursor)}::jsonb, "done" = "done" + ${made.done}::int,
      "total" = coalesce(${made.total ?? null}::int, "total"), "counts" = ${JSON.stringify(counts)}::jsonb,
      "result" = coalesce(${made.result === undefined ? null : JSON.stringify(made.result)}::jsonb, "result"),
      "status" = case when ${made.cursor === null} then 'done' when "status" = 'stopping' then 'stopped' else "status" end::"TaskStatus",
      "endedAt" = case when ${made.cursor === null} or "status" = 'stopping' then ${clock.now()}::timestamptz end
    where "id" = ${task.id}::uuid returning "status"::text`;
  if (saved?.status === "done") await endTask(SYSTEM(task.kind), { id: task.id });
  return saved?.status === "running" ? db.task.findUnique({ where: { id: task.id } }) : null;
}

async function fail(db: Db, id: string, error: string): Promise<void> {
  await db.task.updateMany({ where: { id }, data: { status: "failed", error, endedAt: clock.now() } });
  await endTask(SYSTEM("task"), { id });
}
