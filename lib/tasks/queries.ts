import type { Db } from "@/lib/base/db";
import { notFound } from "@/lib/base/errors";
import { query } from "@/lib/kernel/command";
import { shownTask } from "./rules";
import { taskId } from "./schema";

/** How far long work is. */
export const readTask = query({
  name: "task.read",
  input: taskId,
  load: ({ db, input }) => loadTask(db, input.id),
  run: async ({ subject }) => shownTask(subject),
});

async function loadTask(db: Db, id: string) {
  const task = await db.task.findUnique({ where: { id } });
  if (!task) throw notFound();
  return task;
}
