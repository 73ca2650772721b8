import { z } from "zod";
import { SYSTEM } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { command } from "@/lib/kernel/command";
import { lockRequest } from "@/lib/requests/store";
import { Prisma, type Request, type Rule } from "@/prisma/generated/client";
import { readFacts } from "./facts";
import { perform } from "./perform";
import { holds, loops, matchedBy, PER_HOUR } from "./rules";
import { type Act, type Done, type RunOutcome, whenInput } from "./schema";
import { actingRule } from "./seats";
import { writeRun } from "./store";

const HOUR_MS = 3_600_000;

export const runInput = z.strictObject({
  ruleId: z.uuid(),
  requestId: z.uuid(),
  /** What set it off; the same again does nothing. */
  key: z.string().max(200),
  eventId: z.string().regex(/^\d+$/).optional(),
  via: z.array(z.uuid()).max(20).default([]),
});
export type Run = z.output<typeof runInput>;

/** «passed»: it does not apply to this request now. «repeated»: it has run for this already. */
export type RanRule = { outcome: RunOutcome | "passed" | "repeated"; done: Done[] };
const passed: RanRule = { outcome: "passed", done: [] };
const repeated: RanRule = { outcome: "repeated", done: [] };

/**
 * One rule looks at one request and does what it says, all of it or nothing, as the coordinator's seat it names. The request is locked
 * first, so its conditions still hold when it acts. Refusals of the verbs come through: nothing was done then (see `fail-run`).
 */
export const runRule = command({
  name: "rule.run",
  together: true,
  input: runInput,
  load: async () => undefined,
  run: async ({ db, input, now, record }): Promise<RanRule> => {
    const rule = await db.rule.findUnique({ where: { id: input.ruleId } });
    if (!rule?.on || rule.removedAt) return passed;
    const { request } = await lockRequest(db, SYSTEM("automation"), { id: input.requestId });
    if (!mayAssign(rule, request)) return (await hasRun(db, input)) ? repeated : passed;
    const when = whenInput.parse(rule.conditions);
    const [facts] = await readFacts(db, Prisma.sql`q."id" = ${request.id}::uuid`, now);
    if (!facts || !holds(when, facts, now)) return (await hasRun(db, input)) ? repeated : passed;
    const stopped = loops(rule.id, input.via) ?? ((await tooOften(db, rule, request, now)) ? "often" : null);
    const matched = matchedBy(when, facts, now);
    const runId = await writeRun(db, input, { matched, outcome: stopped ?? "done" }, now);
    if (runId === null) return repeated;
    if (stopped) return { outcome: stopped, done: [] };
    const acting = await actingRule(db, rule, input.via, now);
    const actor = { ...SYSTEM("automation"), rule: acting };
    const done: Done[] = [];
    for (const act of rule.acts as Act[]) {
      const performed = await perform({ db, actor, now, byId: rule.id, record }, request.id, act);
      if (performed) done.push(performed.done);
    }
    await db.ruleRun.update({ where: { id: runId }, data: { done } });
    if (rule.failures > 0) await db.rule.update({ where: { id: rule.id }, data: { failures: 0 } });
    return { outcome: "done", done };
  },
});

/** Work is given out once: what somebody has referred meanwhile is his. */
const mayAssign = (rule: Rule, request: Request): boolean => rule.kind !== "assignment" || request.status === "new";

const hasRun = async (db: Db, { ruleId, key }: Run): Promise<boolean> =>
  (await db.ruleRun.findUnique({ where: { ruleId_key: { ruleId, key } }, select: { outcome: true } }))?.outcome ===
  "done";

async function tooOften(db: Db, rule: Rule, request: Request, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - HOUR_MS);
  const recent = { ruleId: rule.id, requestId: request.id, outcome: "done", at: { gt: since } };
  return (await db.ruleRun.count({ where: recent, take: PER_HOUR })) >= PER_HOUR;
}
