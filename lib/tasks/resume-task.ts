import { command } from "@/lib/kernel/command";
import { shownTask } from "./rules";
import { taskId } from "./schema";
import { lockTask, mustTask, taskJob } from "./store";

/** Goes on where it stopped or failed. */
export const resumeTask = command({
  name: "task.resume",
  input: taskId,
  load: ({ db, input }) => lockTask(db, input.id),
  run: async ({ db, subject: task, record, queue }) => {
    mustTask("resume", task.status);
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
