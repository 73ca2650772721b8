import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { query } from "@/lib/kernel/command";
import { shownTask } from "@/lib/tasks/rules";
import type { TaskView } from "@/lib/tasks/schema";
import type { CustomerImport } from "@/prisma/generated/client";
import { type ImportRowView, type ImportView, importId } from "./schema";
import { columnsOf, loadImport, mappingOf, optionsOf, ownFields } from "./store";

const LISTED = 50;

/** The last imports, newest first. */
export const listImports = query({
  name: "customer.import",
  input: z.strictObject({}),
  run: async ({ db }): Promise<ImportRowView[]> => {
    const rows = await db.customerImport.findMany({ orderBy: { createdAt: "desc" }, take: LISTED });
    const [names, tasks] = await Promise.all([namesOf(db, rows), tasksOf(db, rows)]);
    return rows.map((row) => ({
      ...{ id: row.id, name: row.name, status: row.status, createdAt: row.createdAt },
      by: names.get(row.userId) ?? "",
      counts: tasks.get(row.taskId ?? "")?.counts ?? {},
    }));
  },
});

/** One import: how its file is read, what its columns are taken for, and how far it is. */
export const readImport = query({
  name: "customer.import",
  input: importId,
  load: ({ db, input }) => loadImport(db, input.id),
  run: async ({ db, subject: row }): Promise<ImportView> => {
    const [names, tasks, own, same] = await Promise.all([
      namesOf(db, [row]),
      tasksOf(db, [row]),
      ownFields(db),
      earlierOf(db, row),
    ]);
    const { headers, examples, sheets } = columnsOf(row);
    const mapping = mappingOf(row);
    return {
      ...{ id: row.id, name: row.name, status: row.status, createdAt: row.createdAt },
      ...{ format: row.format as "csv" | "xlsx", encoding: row.encoding, delimiter: row.delimiter, sheets },
      by: names.get(row.userId) ?? "",
      columns: headers.map((header, i) => ({ header, examples: examples[i] ?? [], field: mapping[i] ?? "ignore" })),
      options: optionsOf(row),
      sameFile: same,
      task: tasks.get(row.taskId ?? "") ?? null,
      undoTask: tasks.get(row.undoTaskId ?? "") ?? null,
      customFields: own.map(({ id, label }) => ({ id, label })),
    };
  },
});

/** The files that this person had made lately. */
export const listExports = query({
  name: "customer.export",
  input: z.strictObject({}),
  run: async ({ db, actor }): Promise<TaskView[]> => {
    const startedById = actor.kind === "user" ? actor.userId : null;
    const where = { kind: "customers.export", startedById };
    return (await db.task.findMany({ where, orderBy: { createdAt: "desc" }, take: 5 })).map(shownTask);
  },
});

async function namesOf(db: Db, rows: CustomerImport[]): Promise<Map<string, string>> {
  const where = { id: { in: [...new Set(rows.map((row) => row.userId))] } };
  return new Map((await db.user.findMany({ where, select: { id: true, name: true } })).map((u) => [u.id, u.name]));
}

async function tasksOf(db: Db, rows: CustomerImport[]): Promise<Map<string, TaskView>> {
  const ids = rows.flatMap((row) => [row.taskId, row.undoTaskId]).filter((id) => id !== null);
  const found = await db.task.findMany({ where: { id: { in: ids } } });
  return new Map(found.map((task) => [task.id, shownTask(task)]));
}

const earlierOf = (db: Db, row: CustomerImport) =>
  db.customerImport.findFirst({
    where: {
      sha256: row.sha256,
      id: { not: row.id },
      createdAt: { lt: row.createdAt },
      status: { in: ["running", "done"] },
    },
    orderBy: { createdAt: "desc" },
    select: { id: true, createdAt: true },
  });
