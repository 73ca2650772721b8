import { notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { taskId } from "./schema";

/** Says that long work is over, for whoever began it. Its row tells how it ended. */
export const endTask = command({
  name: "task.end",
  input: taskId,
  load: async ({ db, input }) => {
    const task = await db.task.findUnique({ where: { id: input.id } });
    if (!task) throw notFound();
    return task;
  },
  run: async ({ subject: { id, kind, status, startedById, createdAt }, now, record }) => {
    const seconds = Math.round((now.getTime() - createdAt.getTime()) / 1000);
    record({ type: "task.ended", subject: { type: "task", id }, after: { kind, status, startedById, seconds } });
  },
});
