import { conflict, notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { canTask, shownTask } from "./rules";
import { taskId } from "./schema";
import { taskJob } from "./store";

/** Goes on where it stopped or failed. */
export const resumeTask = command({
  name: "task.resume",
  input: taskId,
  load: async ({ db, input: { id } }) => {
    await db.$queryRaw`select 1 from "Task" where "id" = ${id}::uuid for update`;
    const task = await db.task.findUnique({ where: { id } });
    if (!task) throw notFound();
    return task;
  },
  run: async ({ db, subject: task, record, queue }) => {
    if (!canTask("resume", task.status))
      throw conflict({ key: "conflict.taskStatus", params: { status: `tasks.status.${task.status}` } });
    const data = { status: "queued" as const, error: null, endedAt: null };
    const resumed = await db.task.update({ where: { id: task.id }, data });
    queue(taskJob(task));
    record({
      type: "task.resumed",
      subject: { type: "task", id: task.id },
      before: { status: task.status },
      after: { kind: task.kind, done: task.done },
    });
    return shownTask(resumed);
  },
});
