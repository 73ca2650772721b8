import { z } from "zod";
import { coordinatorSeat } from "@/lib/auth/actor";
import { invalid } from "@/lib/base/errors";
import { flag } from "@/lib/base/fields";
import { customerFilter } from "@/lib/customers/match-customers";
import { command } from "@/lib/kernel/command";
import type { Json } from "@/lib/kernel/events";
import { openTask } from "@/lib/tasks/store";
import { defaultColumns } from "./export-cells";
import { exportColumns, exportFormats } from "./schema";
import { ownFields } from "./store";

export const exportInput = z.strictObject({
  format: z.enum(exportFormats),
  /** As the list of customers is searched. */
  filters: customerFilter.default({}),
  /** All columns but the national ID when left out. */
  columns: z
    .array(z.union([z.enum(exportColumns), z.string().regex(/^custom:[0-9a-f-]{36}$/)]))
    .min(1)
    .max(100)
    .optional(),
  /** Beside the usual columns; an event tells who asked for it. */
  nationalId: flag.default(false),
});
export type ExportInput = Omit<z.output<typeof exportInput>, "columns"> & { columns: string[] };

/** Begins to write the customers that a search finds into a file, in the background. */
export const startExport = command({
  name: "customer.export",
  input: exportInput,
  load: async () => null,
  run: async ({ db, actor, input: { format, filters, columns: asked, nationalId }, now, record, queue }) => {
    const own = (await ownFields(db)).map(({ id }) => `custom:${id}`);
    const unknown = asked?.filter((column) => column.startsWith("custom:") && !own.includes(column)) ?? [];
    if (unknown.length > 0) throw invalid({ columns: "transfer.noSuchField" });
    const columns = asked ?? [...defaultColumns, ...(nationalId ? ["nationalId"] : []), ...own];
    const startedById = actor.kind === "user" ? actor.userId : null;
    const input = { format, filters: filters as Json, columns };
    const task = await openTask(db, queue, { kind: "customers.export", input, startedById, now });
    const positionId = coordinatorSeat(actor)?.positionId;
    const after = { format, columns, filtered: Object.keys(filters) };
    record({
      type: "export.started",
      subject: { type: "task", id: task.id },
      ...(positionId ? { positionId } : {}),
      after,
    });
    return { taskId: task.id };
  },
});
