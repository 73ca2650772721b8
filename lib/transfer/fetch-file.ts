import { conflict, notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { taskId } from "@/lib/tasks/schema";
import { fileSize } from "./store";

type Made = { path: string; name: string; mime: string };

/** The file that long work made, for whoever started it, and for managers; who fetched it is written down. */
export const fetchFile = command({
  name: "task.fetch",
  input: taskId,
  load: async ({ db, input }) => {
    const task = await db.task.findUnique({ where: { id: input.id } });
    if (!task) throw notFound();
    return task;
  },
  run: async ({ subject: task, record }): Promise<Made> => {
    const file = task.result as Made | null;
    if (typeof file?.path !== "string" || (await fileSize(file.path)) === 0) throw conflict("conflict.fileGone");
    record({ type: "export.fetched", subject: { type: "task", id: task.id }, after: { kind: task.kind } });
    return file;
  },
});
