import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { ruleInput } from "./schema";
import { asJson, mustBeSound, ruleFacts } from "./store";

/** A new rule, off: it is tried before it is switched on. */
export const createRule = command({
  name: "rule.write",
  input: ruleInput,
  load: async () => undefined,
  run: async ({ db, input, now, record }) => {
    await mustBeSound(db, input);
    const last = await db.rule.aggregate({ where: { kind: input.kind }, _max: { ordinal: true } });
    const rule = await db.rule.create({
      data: {
        id: newId(),
        kind: input.kind,
        name: input.name,
        ordinal: (last._max.ordinal ?? 0) + 1,
        conditions: asJson(input.conditions),
        acts: asJson(input.acts),
        trigger: asJson(input.kind === "automation" ? input.trigger : {}),
        positionId: input.positionId,
        createdAt: now,
      },
    });
    record({ type: "rule.created", subject: { type: "rule", id: rule.id }, after: ruleFacts(rule) });
    return { id: rule.id, version: rule.version };
  },
});
