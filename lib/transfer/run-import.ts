import { coordinatorSeat } from "@/lib/auth/actor";
import { invalid } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { openTask } from "@/lib/tasks/store";
import { importId } from "./schema";
import { fileSize, loadImport, mappingOf, mustBe } from "./store";

/** Begins to bring the rows in, in the background. */
export const runImport = command({
  name: "customer.import",
  input: importId,
  load: ({ db, input }) => loadImport(db, input.id, true),
  run: async ({ db, actor, input: { id }, subject: row, now, record, queue }) => {
    mustBe(row, "uploaded");
    if (mappingOf(row).every((field) => field === "ignore")) throw invalid({ columns: "transfer.nobodyNamed" });
    if ((await fileSize(row.path)) === 0) throw invalid({ file: "transfer.fileGone" });
    const startedById = actor.kind === "user" ? actor.userId : null;
    const task = await openTask(db, queue, { kind: "customers.import", input: { importId: id }, startedById, now });
    await db.customerImport.update({ where: { id }, data: { status: "running", taskId: task.id } });
    const positionId = coordinatorSeat(actor)?.positionId;
    const after = { taskId: task.id, mapping: mappingOf(row) };
    record({ type: "import.started", subject: { type: "import", id }, ...(positionId ? { positionId } : {}), after });
    return { id, taskId: task.id };
  },
});
