import { coordinatorSeat } from "@/lib/auth/actor";
import { conflict } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { openTask } from "@/lib/tasks/store";
import { importId } from "./schema";
import { loadImport, mustBe } from "./store";

/** Begins to take a whole import back, in the background; also one that was stopped or failed in the middle. */
export const undoImport = command({
  name: "customer.import",
  input: importId,
  load: ({ db, input }) => loadImport(db, input.id, true),
  run: async ({ db, actor, input: { id }, subject: row, now, record, queue }) => {
    mustBe(row, "running", "done");
    const task = row.taskId ? await db.task.findUnique({ where: { id: row.taskId } }) : null;
    if (task && ["queued", "running", "stopping"].includes(task.status)) throw conflict("conflict.importRuns");
    const startedById = actor.kind === "user" ? actor.userId : null;
    const total = await db.importRow.count({ where: { importId: id, outcome: { in: ["created", "updated"] } } });
    const opening = { kind: "customers.undoImport" as const, input: { importId: id }, total, startedById, now };
    const undoing = await openTask(db, queue, opening);
    await db.customerImport.update({ where: { id }, data: { status: "undoing", undoTaskId: undoing.id } });
    const positionId = coordinatorSeat(actor)?.positionId;
    const after = { taskId: undoing.id };
    record({ type: "import.undoing", subject: { type: "import", id }, ...(positionId ? { positionId } : {}), after });
    return { id, taskId: undoing.id };
  },
});
