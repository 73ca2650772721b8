import { conflict, notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { canTask, shownTask } from "./rules";
import { taskId } from "./schema";

/** What runs ends after its present step; what still waits does not begin. Either can be taken up again. */
export const stopTask = command({
  name: "task.stop",
  input: taskId,
  load: async ({ db, input: { id } }) => {
    await db.$queryRaw`select 1 from "Task" where "id" = ${id}::uuid for update`;
    const task = await db.task.findUnique({ where: { id } });
    if (!task) throw notFound();
    return task;
  },
  run: async ({ db, subject: task, now, record }) => {
    if (!canTask("stop", task.status))
      throw conflict({ key: "conflict.taskStatus", params: { status: `tasks.status.${task.status}` } });
    const data =
      task.status === "queued" ? { status: "stopped" as const, endedAt: now } : { status: "stopping" as const };
    const stopped = await db.task.update({ where: { id: task.id }, data });
    record({
      type: "task.stopped",
      subject: { type: "task", id: task.id },
      before: { status: task.status },
      after: { kind: task.kind, done: task.done },
    });
    return shownTask(stopped);
  },
});
