import { z } from "zod";
import { version } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { mustBeFresh } from "@/lib/staff/store";
import { keptActs } from "./macro-texts";
import { macroInput } from "./schema";
import { asJson, mustHaveTargets, readMacro } from "./store";

/** Changes its name and what it does; whose it is stays. */
export const updateMacro = command({
  name: "macro.write",
  input: z.strictObject({ id: z.uuid(), macro: macroInput.omit({ departmentId: true }), version }),
  load: ({ db, input }) => readMacro(db, input.id),
  run: async ({ db, input: { macro: given, version }, subject: before, record }) => {
    mustBeFresh(before, version);
    await mustHaveTargets(db, given.acts);
    const data = { name: given.name, acts: asJson(keptActs(given.acts, "macro.acts")), version: { increment: 1 } };
    const macro = await db.macro.update({ where: { id: before.id }, data });
    record({
      type: "macro.updated",
      subject: { type: "macro", id: macro.id },
      before: { name: before.name },
      after: { name: macro.name },
    });
    return { id: macro.id, version: macro.version };
  },
});
