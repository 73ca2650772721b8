import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { forgetTargets, lockTarget, targetFacts } from "./store";

/** Takes a row out of the table. Clocks that ran by it go on by the next that fits, or end when there is none. */
export const deleteTarget = command({
  name: "service.write",
  input: z.strictObject({ id: z.uuid() }),
  load: ({ db, input }) => lockTarget(db, input.id),
  run: async ({ db, subject: row, record }) => {
    await db.serviceTarget.delete({ where: { id: row.id } });
    forgetTargets();
    record({
      type: "target.deleted",
      subject: { type: "target", id: row.id },
      before: targetFacts(row),
      job: { reason: "targets" },
    });
    return { id: row.id };
  },
});
