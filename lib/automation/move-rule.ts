import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { lockRule } from "./store";

/** One place up or down among the rules of its kind: of those that share out work the first that fits is the one. */
export const moveRule = command({
  name: "rule.write",
  input: z.strictObject({ id: z.uuid(), to: z.enum(["up", "down"]) }),
  load: ({ db, input }) => lockRule(db, input.id),
  run: async ({ db, input: { to }, subject: rule, record }) => {
    const all = await db.$queryRaw<{ id: string }[]>`
      select "id" from "Rule" where "kind" = ${rule.kind}::"RuleKind" and "removedAt" is null order by "ordinal", "createdAt", "id" for update`;
    const ids = all.map((r) => r.id);
    const at = ids.indexOf(rule.id);
    const goal = Math.max(0, Math.min(ids.length - 1, at + (to === "up" ? -1 : 1)));
    ids.splice(goal, 0, ...ids.splice(at, 1));
    for (const [i, id] of ids.entries()) await db.rule.update({ where: { id }, data: { ordinal: i + 1 } });
    if (goal !== at)
      record({
        type: "rule.updated",
        subject: { type: "rule", id: rule.id },
        before: { name: rule.name, place: at + 1 },
        after: { name: rule.name, place: goal + 1 },
      });
    return { id: rule.id, place: goal + 1 };
  },
});
