import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { readMacro } from "./store";

/** Takes a macro away; what it did stays. */
export const removeMacro = command({
  name: "macro.write",
  input: z.strictObject({ id: z.uuid() }),
  load: ({ db, input }) => readMacro(db, input.id),
  run: async ({ db, now, subject: macro, record }) => {
    await db.macro.update({ where: { id: macro.id }, data: { removedAt: now } });
    record({ type: "macro.removed", subject: { type: "macro", id: macro.id }, before: { name: macro.name } });
    return { id: macro.id };
  },
});
