import { z } from "zod";
import type { UserActor } from "@/lib/auth/actor";
import { conflict, notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { isEnded } from "@/lib/tasks/rules";
import { lockTask, openTask } from "@/lib/tasks/store";
import { undoTaskOf } from "./store";

/** واگرد: takes back what one act on many did, each as far as nobody has acted on it since. */
export const undoMany = command({
  name: "bulk.undo",
  input: z.strictObject({ taskId: z.uuid() }),
  load: async ({ db, input }) => {
    const task = await lockTask(db, input.taskId);
    if (task.kind !== "bulk.act") throw notFound();
    return task;
  },
  run: async ({ db, actor, subject: task, now, record, queue }) => {
    if (!isEnded(task.status)) throw conflict("conflict.bulkRuns");
    if (await undoTaskOf(db, task.id)) throw conflict("conflict.bulkUndone");
    const total = await db.bulkItem.count({ where: { taskId: task.id, state: "done" } });
    const input = { of: task.id };
    const startedById = (actor as UserActor).userId;
    const undo = await openTask(db, queue, { kind: "bulk.undo", input, total, startedById, now });
    record({ type: "bulk.undone", subject: { type: "task", id: task.id }, after: { requests: total } });
    return { taskId: undo.id };
  },
});
