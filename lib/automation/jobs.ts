import { SYSTEM } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { AppError } from "@/lib/base/errors";
import { log } from "@/lib/base/log";
import type { JobContext, Jobs } from "@/lib/kernel/jobs";
import type { Event, Rule } from "@/prisma/generated/client";
import { failRun } from "./fail-run";
import { moveTime } from "./move-time";
import { type RanRule, type Run, runRule } from "./run-rule";
import type { Trigger } from "./schema";
import { ARRIVALS } from "./store";
import { dueNow } from "./timing";

const actor = SYSTEM("automation");
const LAST = { attempt: 1, maxAttempts: 1 };

export const jobs: Jobs = {
  /** One event: work that arrives is given out by the first rule that fits, then every rule that waits for such an event looks at it. */
  "automation.react": async ({ eventId }, context) => {
    const event = await context.db.event.findUnique({ where: { id: BigInt(String(eventId)) } });
    if (!event?.requestId) return;
    const on = await rulesOn(context.db);
    const run = (rule: Rule) => attempt(rule, runOf(rule, event, event.requestId!), context);
    if (arrives(event))
      for (const rule of on.filter((r) => r.kind === "assignment"))
        if (["done", "repeated"].includes((await run(rule)).outcome)) break;
    for (const rule of on.filter((r) => r.kind === "automation" && waitsFor(r, event.type))) await run(rule);
  },
  /** Every minute: rules that wait for a time. */
  "automation.tick": async (_, { db, now }) => {
    for (const rule of (await rulesOn(db)).filter((r) => r.kind === "automation" && r.trigger !== null)) {
      if (triggerOf(rule).when === "event") continue;
      const { requests, upTo } = await dueNow(db, rule, now);
      for (const { id, key } of requests) await attempt(rule, { ruleId: rule.id, requestId: id, key, via: [] }, LAST);
      if (upTo) await moveTime(actor, { ruleId: rule.id, to: upTo });
    }
  },
};

const rulesOn = (db: Db): Promise<Rule[]> =>
  db.rule.findMany({
    where: { on: true, removedAt: null },
    orderBy: [{ ordinal: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });

const triggerOf = (rule: Rule) => rule.trigger as unknown as Trigger;
const waitsFor = (rule: Rule, type: string): boolean => {
  const trigger = triggerOf(rule);
  return trigger.when === "event" && (trigger.events as string[]).includes(type);
};

type Was = { status?: string };

/** A request came, or its customer's words brought it back. */
function arrives({ type, before, after }: Event): boolean {
  if (type !== ARRIVALS[1]) return type === ARRIVALS[0];
  return (
    (after as Was | null)?.status === "new" && ["replied", "closed"].includes((before as Was | null)?.status ?? "")
  );
}

type By = { rule?: { id: string; via: string[] } };

function runOf(rule: Rule, event: Event, requestId: string): Run {
  const by = (event.after as By | null)?.rule;
  const via = by ? [...by.via, by.id] : [];
  return { ruleId: rule.id, requestId, key: `event:${event.id}`, eventId: String(event.id), via };
}

/** A refusal is written down and the others go on; what is no refusal is tried again, and at last written down too. */
async function attempt(rule: Rule, run: Run, context: Pick<JobContext, "attempt" | "maxAttempts">): Promise<RanRule> {
  try {
    return await runRule(actor, run);
  } catch (error) {
    if (!(error instanceof AppError)) {
      log.error({ rule: rule.id, error: (error as Error).message }, "a rule broke");
      if (context.attempt < context.maxAttempts) throw error;
    }
    await failRun(actor, { ...run, error: problemOf(error) });
    return { outcome: "failed", done: [] };
  }
}

/** A wrong field tells more than «invalid». */
function problemOf(error: unknown) {
  if (!(error instanceof AppError)) return { key: "automation.broke" };
  const { key, params } = Object.values(error.fields)[0] ?? error.problem;
  return { key, ...(params ? { params } : {}) };
}
