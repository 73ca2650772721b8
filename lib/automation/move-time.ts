import { z } from "zod";
import { instant } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { lockRule } from "./store";

/** A time rule has dealt with all whose moment came before; it never looks there again. */
export const moveTime = command({
  name: "rule.run",
  input: z.strictObject({ ruleId: z.uuid(), to: instant }),
  load: ({ db, input }) => lockRule(db, input.ruleId),
  run: async ({ db, input, subject: rule }) => {
    await db.rule.update({ where: { id: rule.id }, data: { timeFrom: input.to } });
    return {};
  },
});
