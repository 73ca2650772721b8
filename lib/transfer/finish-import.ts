import { z } from "zod";
import { command } from "@/lib/kernel/command";
import type { Json } from "@/lib/kernel/events";
import { loadImport } from "./store";

/** All rows were brought in, or all were taken back. */
export const finishImport = command({
  name: "customer.importStep",
  input: z.strictObject({ id: z.uuid(), to: z.enum(["done", "undone"]) }),
  load: ({ db, input }) => loadImport(db, input.id, true),
  run: async ({ db, input: { id, to }, subject: row, record }) => {
    if (row.status !== (to === "done" ? "running" : "undoing")) return;
    await db.customerImport.update({ where: { id }, data: { status: to } });
    const outcomes = await db.importRow.groupBy({ by: ["outcome"], where: { importId: id }, _count: true });
    const after = Object.fromEntries(outcomes.map(({ outcome, _count }) => [outcome, _count])) as Json;
    record({ type: to === "done" ? "import.finished" : "import.undone", subject: { type: "import", id }, after });
  },
});
