import type { Db } from "@/lib/base/db";
import { conflict, notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import type { NewEvent } from "@/lib/kernel/events";
import { taskId } from "@/lib/tasks/schema";
import type { Task } from "@/prisma/generated/client";
import { importId } from "./schema";
import { fileSize, loadImport } from "./store";

type Made = { path: string; name: string; mime: string };

/** The file that long work made, for whoever started it, and for managers; who fetched it is written down. */
export const fetchFile = command({
  name: "task.fetch",
  input: taskId,
  load: ({ db, input }) => loadTask(db, input.id),
  run: ({ subject, record }) => made(subject, record),
});

/** The report of an import: of its undoing, once there was one. */
export const fetchReport = command({
  name: "task.fetch",
  input: importId,
  load: async ({ db, input }) => {
    const row = await loadImport(db, input.id);
    const id = row.undoTaskId ?? row.taskId;
    return id ? loadTask(db, id) : { ...NOTHING, startedById: row.userId };
  },
  run: ({ subject, record }) => made(subject, record),
});

const NOTHING: Pick<Task, "id" | "kind" | "result"> = { id: "", kind: "", result: null };

async function loadTask(db: Db, id: string): Promise<Task> {
  const task = await db.task.findUnique({ where: { id } });
  if (!task) throw notFound();
  return task;
}

async function made(task: Pick<Task, "id" | "kind" | "result">, record: (event: NewEvent) => void): Promise<Made> {
  const file = task.result as Made | null;
  if (typeof file?.path !== "string" || (await fileSize(file.path)) === 0) throw conflict("conflict.fileGone");
  record({ type: "export.fetched", subject: { type: "task", id: task.id }, after: { kind: task.kind } });
  return file;
}
