import { isDeepStrictEqual } from "node:util";
import { conflict } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { mustBeFresh } from "@/lib/staff/store";
import { ruleChange } from "./schema";
import { asJson, lockRule, mustBeSound, rewatch, ruleFacts } from "./store";
import { firstLook } from "./timing";

/** Changes what a rule waits for, asks and does; whether it is on stays as it is. */
export const updateRule = command({
  name: "rule.write",
  input: ruleChange,
  load: ({ db, input }) => lockRule(db, input.id),
  run: async ({ db, input: { rule: given, version }, now, subject: before, record }) => {
    mustBeFresh(before, version);
    if (given.kind !== before.kind) throw conflict("automation.otherKind");
    await mustBeSound(db, given, before.id);
    const trigger = given.kind === "automation" ? given.trigger : {};
    const { name, conditions, acts, positionId } = given;
    const { kind: _, ...stands } = ruleFacts(before) as Record<string, unknown>;
    if (isDeepStrictEqual(stands, plain({ name, conditions, acts, positionId, trigger })))
      return { id: before.id, version: before.version };
    const rule = await db.rule.update({
      where: { id: before.id },
      data: {
        name: given.name,
        conditions: asJson(given.conditions),
        acts: asJson(given.acts),
        trigger: asJson(trigger),
        positionId: given.positionId,
        timeFrom: before.on ? await firstLook(db, trigger, now) : null,
        failures: 0,
        version: { increment: 1 },
      },
    });
    if (rule.on) await rewatch(db);
    record({
      type: "rule.updated",
      subject: { type: "rule", id: rule.id },
      before: ruleFacts(before),
      after: ruleFacts(rule),
    });
    return { id: rule.id, version: rule.version };
  },
});

/** As it comes back from the database. */
const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));
