import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { FAILURES } from "./rules";
import { runInput } from "./run-rule";
import { lockRule, rewatch, writeRun } from "./store";

/** Writes down that a run was refused; after several in a row the rule is switched off, and an event says so. */
export const failRun = command({
  name: "rule.run",
  input: runInput.extend({
    error: z.strictObject({ key: z.string(), params: z.record(z.string(), z.unknown()).optional() }),
  }),
  load: ({ db, input }) => lockRule(db, input.ruleId),
  run: async ({ db, input: { error, ...run }, now, subject: rule, record }) => {
    const params = error.params ? { params: error.params } : {};
    const written = await writeRun(db, run, { outcome: "failed", error: { key: error.key, ...params } }, now);
    if (written === null) return { stopped: false };
    const failures = rule.failures + 1;
    const stopped = rule.on && failures >= FAILURES;
    await db.rule.update({
      where: { id: rule.id },
      data: { failures, ...(stopped ? { on: false, onSince: null } : {}) },
    });
    if (!stopped) return { stopped };
    await rewatch(db);
    const administrators = await db.user.findMany({
      where: { administrator: true, active: true },
      select: { id: true },
    });
    const userIds = administrators.map((u) => u.id);
    record({
      type: "rule.stopped",
      subject: { type: "rule", id: rule.id },
      positionId: rule.positionId,
      before: { on: true },
      after: { on: false, name: rule.name, kind: rule.kind, failures, error: error.key, userIds },
    });
    return { stopped };
  },
});
