import type { UserActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { AppError, forbidden, invalid, type Problem } from "@/lib/base/errors";
import { runAlongside } from "@/lib/kernel/alongside";
import type { Json } from "@/lib/kernel/events";
import { loadActor } from "@/lib/staff/store";
import type { BulkItem, Prisma, Task } from "@/prisma/generated/client";

/** Says that a step came twice: what it would do was done before the crash. */
class DoneBefore extends Error {}

export type Marked = { state: "done" | "refused"; problem?: Problem; undo?: Json };

/** The person in whose name long work goes on. @throws forbidden when he may no longer sign in */
export async function starter(db: Db, task: Task, now: Date): Promise<UserActor> {
  const actor = task.startedById === null ? null : await loadActor(db, task.startedById, now);
  if (!actor) throw forbidden();
  return actor;
}

/** The task that undoes this one, or null. */
export async function undoTaskOf(db: Db, taskId: string): Promise<string | null> {
  const [found] = await db.$queryRaw<{ id: string }[]>`
    select "id"::text from "Task" where "kind" = 'bulk.undo' and "input"->>'of' = ${taskId} limit 1`;
  return found?.id ?? null;
}

/**
 * Runs one command and writes down what became of it in the same transaction, so that of a step that comes twice the second finds it done.
 * @returns null when it was done before
 */
export async function onceFor(
  db: Db,
  place: Pick<BulkItem, "taskId" | "ordinal" | "number" | "referralId">,
  now: Date,
  act: () => Promise<unknown>,
  undoOf: (result: never) => Json,
): Promise<Marked["state"] | null> {
  const key = { taskId: place.taskId, ordinal: place.ordinal };
  const steps = {
    begin: async (inside: Db) => {
      if (await inside.bulkItem.findUnique({ where: { taskId_ordinal: key } })) throw new DoneBefore();
    },
    end: (inside: Db, result: unknown) => mark(inside, place, now, { state: "done", undo: undoOf(result as never) }),
  };
  try {
    await runAlongside(steps, act);
    return "done";
  } catch (error) {
    if (error instanceof DoneBefore) return null;
    if (!(error instanceof AppError)) throw error;
    await mark(db, place, now, { state: "refused", problem: firstProblem(error) });
    return "refused";
  }
}

const firstProblem = (error: AppError): Problem => Object.values(error.fields)[0] ?? error.problem;

async function mark(
  db: Db,
  { taskId, ordinal, number, referralId }: Pick<BulkItem, "taskId" | "ordinal" | "number" | "referralId">,
  now: Date,
  { state, problem, undo }: Marked,
): Promise<void> {
  const json = (value: unknown) => (value === undefined ? {} : (value as Prisma.InputJsonValue));
  const data = { taskId, ordinal, number, referralId, state, at: now };
  const told = { ...(problem ? { problem: json(problem) } : {}), ...(undo === undefined ? {} : { undo: json(undo) }) };
  await db.bulkItem.createMany({ data: { ...data, ...told }, skipDuplicates: true });
}

/** The act is about a referral, and this row is none. */
export function mustReferral(id: string | undefined): string {
  if (id === undefined) throw invalid({ chosen: "bulk.notAReferral" });
  return id;
}
