import { SYSTEM } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import type { Jobs } from "@/lib/kernel/jobs";
import { type Step, workThrough } from "@/lib/tasks/store";
import type { Task } from "@/prisma/generated/client";
import { bringRows } from "./bring-rows";
import { exportStep } from "./export-rows";
import { finishImport } from "./finish-import";
import { keptRows, loadImport, sweepTransfers, unpackTable } from "./store";
import { takeBackRows } from "./take-back-rows";
import { writeReport, writeUndoReport } from "./write-report";

const CHUNK = 500;

export const jobs: Jobs = {
  "customers.import": ({ taskId }, context) =>
    workThrough(String(taskId), context, (task) => importStep(task, context.db)),
  "customers.undoImport": ({ taskId }, context) =>
    workThrough(String(taskId), context, (task) => undoStep(task, context.db)),
  "customers.export": ({ taskId }, context) =>
    workThrough(String(taskId), context, (task) => exportStep(task, context.db)),
  "transfer.sweep": (_, { db, now }) => sweepTransfers(db, now),
};

const importOf = (task: Task): string => (task.input as { importId: string }).importId;

/** First the file is unpacked into rows, then they are brought in some at a time, then what was rejected is told. */
async function importStep(task: Task, db: Db): Promise<Step> {
  const id = importOf(task);
  const row = await loadImport(db, id);
  if (task.cursor === null) return { cursor: { from: 0 }, done: 0, total: await unpackTable(row) };
  const { from } = task.cursor as { from: number };
  const { rows, next } = await keptRows(id, from, CHUNK);
  const actor = SYSTEM("customers.import", task.startedById);
  const counts = rows.length > 0 ? await bringRows(actor, { id, rows }) : {};
  if (counts !== null && next !== null) return { cursor: { from: next }, done: rows.length, counts };
  if (counts === null && row.status !== "done") return { cursor: null, done: 0 };
  const report = await writeReport(db, row);
  await finishImport(actor, { id, to: "done" });
  return { cursor: null, done: rows.length, counts: counts ?? {}, ...(report ? { result: report } : {}) };
}

/** From the last row to the first. */
async function undoStep(task: Task, db: Db): Promise<Step> {
  const id = importOf(task);
  const { below } = (task.cursor ?? { below: 2_000_000_000 }) as { below: number };
  const actor = SYSTEM("customers.undoImport", task.startedById);
  const step = await takeBackRows(actor, { id, below });
  if (step) return { cursor: { below: step.below }, done: step.done, counts: step.counts };
  const report = await writeUndoReport(db, await loadImport(db, id));
  await finishImport(actor, { id, to: "undone" });
  return { cursor: null, done: 0, ...(report ? { result: report } : {}) };
}
