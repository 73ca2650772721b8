import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { notFound, type Problem } from "@/lib/base/errors";
import { query } from "@/lib/kernel/command";
import { isEnded, shownTask } from "@/lib/tasks/rules";
import type { Task } from "@/prisma/generated/client";
import type { BulkAct } from "./rules";
import { bulkInput } from "./schema";
import { undoTaskOf } from "./store";

/** Refused ones that are told by number; of more the count is enough. */
const TOLD = 100;

/** What one act on many did, or its undoing, so far. */
export const readBulk = query({
  name: "task.read",
  input: z.strictObject({ taskId: z.uuid() }),
  load: async ({ db, input }) => {
    const task = await db.task.findUnique({ where: { id: input.taskId } });
    if (!task || !["bulk.act", "bulk.undo"].includes(task.kind)) throw notFound();
    return task;
  },
  run: async ({ db, subject: task }) => {
    const undoes = task.kind === "bulk.undo" ? (task.input as { of: string }).of : null;
    const first = undoes === null ? task : await db.task.findUniqueOrThrow({ where: { id: undoes } });
    const [refused, undone] = await Promise.all([
      readRefused(db, first.id, undoes === null ? "refused" : "kept"),
      undoTaskOf(db, first.id),
    ]);
    return { task: shownTask(task), act: actOf(first), undoes, undoable: canUndo(task, undoes, undone), refused };
  },
});

const actOf = (task: Task): BulkAct => bulkInput.parse(task.input).act.do;

const canUndo = (task: Task, undoes: string | null, undone: string | null): boolean =>
  undoes === null && undone === null && isEnded(task.status) && ((task.counts as { done?: number }).done ?? 0) > 0;

async function readRefused(db: Db, taskId: string, state: string): Promise<{ number: number; problem: Problem }[]> {
  const rows = await db.bulkItem.findMany({ where: { taskId, state }, orderBy: { ordinal: "asc" }, take: TOLD });
  return rows.map(({ number, problem }) => ({ number, problem: problem as Problem }));
}
