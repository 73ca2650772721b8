import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { lockRule, rewatch } from "./store";

/** Takes a rule away; its log and the events that name it stay. */
export const removeRule = command({
  name: "rule.write",
  input: z.strictObject({ id: z.uuid() }),
  load: ({ db, input }) => lockRule(db, input.id),
  run: async ({ db, now, subject: rule, record }) => {
    await db.rule.update({ where: { id: rule.id }, data: { on: false, removedAt: now, version: { increment: 1 } } });
    if (rule.on) await rewatch(db);
    record({ type: "rule.removed", subject: { type: "rule", id: rule.id }, before: { name: rule.name, on: rule.on } });
    return { id: rule.id };
  },
});
