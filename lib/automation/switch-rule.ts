import { z } from "zod";
import { conflict } from "@/lib/base/errors";
import { flag, version } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { mustBeFresh } from "@/lib/staff/store";
import type { Act } from "./schema";
import { lockRule, rewatch, wrongTarget } from "./store";
import { firstLook } from "./timing";

/** On or off. What came before it was switched on is left alone. */
export const switchRule = command({
  name: "rule.write",
  input: z.strictObject({ id: z.uuid(), on: flag, version }),
  load: ({ db, input }) => lockRule(db, input.id),
  run: async ({ db, input: { on, version }, now, subject: rule, record }) => {
    mustBeFresh(rule, version);
    if (on === rule.on) return { id: rule.id, on, version: rule.version };
    // What it names was closed since: it could only fail.
    const wrong = on ? await wrongTarget(db, rule.acts as Act[]) : null;
    if (wrong) throw conflict(wrong);
    const times = on ? { onSince: now, timeFrom: await firstLook(db, rule.trigger, now) } : { onSince: null };
    const switched = await db.rule.update({
      where: { id: rule.id },
      data: { on, failures: 0, ...times, version: { increment: 1 } },
    });
    await rewatch(db);
    record({
      type: "rule.switched",
      subject: { type: "rule", id: rule.id },
      before: { on: rule.on },
      after: { on, name: rule.name },
    });
    return { id: rule.id, on, version: switched.version };
  },
});
