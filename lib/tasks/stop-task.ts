import { command } from "@/lib/kernel/command";
import { shownTask } from "./rules";
import { taskId } from "./schema";
import { lockTask, mustTask } from "./store";

/** What runs ends after its present step; what still waits does not begin. Either can be taken up again. */
export const stopTask = command({
  name: "task.stop",
  input: taskId,
  load: ({ db, input }) => lockTask(db, input.id),
  run: async ({ db, subject: task, now, record }) => {
    mustTask("stop", task.status);
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
