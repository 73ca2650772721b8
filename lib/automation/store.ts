import type { Db } from "@/lib/base/db";
import { invalid, notFound } from "@/lib/base/errors";
import type { Json } from "@/lib/kernel/events";
import { forgetWatched } from "@/lib/kernel/watch";
import type { Macro, Prisma, Rule } from "@/prisma/generated/client";
import type { Act, Done, Matched, RuleInput, RunOutcome, Trigger } from "./schema";

type Logged = { outcome: RunOutcome; matched?: Matched[]; done?: Done[]; error?: { key: string; params?: object } };

/** Writes down a run, once for what set it off. @returns its id; null when it is written already */
export async function writeRun(
  db: Db,
  run: { ruleId: string; requestId: string; key: string; eventId?: string | undefined },
  log: Logged,
  now: Date,
): Promise<bigint | null> {
  const { outcome, matched = [], done = [], error } = log;
  const [written] = await db.$queryRaw<{ id: bigint }[]>`
    insert into "RuleRun" ("ruleId", "requestId", "eventId", "key", "outcome", "error", "matched", "done", "at")
    values (${run.ruleId}::uuid, ${run.requestId}::uuid, ${run.eventId ?? null}::bigint, ${run.key}, ${outcome},
      ${error ? JSON.stringify(error) : null}::jsonb, ${JSON.stringify(matched)}::jsonb, ${JSON.stringify(done)}::jsonb, ${now})
    on conflict ("ruleId", "key") do nothing returning "id"`;
  return written?.id ?? null;
}

/** Locks a rule that stands. */
export async function lockRule(db: Db, id: string): Promise<Rule> {
  const [rule] = await db.$queryRaw<
    Rule[]
  >`select * from "Rule" where "id" = ${id}::uuid and "removedAt" is null for update`;
  if (!rule) throw notFound();
  return rule;
}

/** A macro that stands; `gone`: or one that was taken away, whose press is still taken back. */
export async function readMacro(db: Db, id: string, gone = false): Promise<Macro> {
  const macro = await db.macro.findUnique({ where: { id } });
  if (!macro || (macro.removedAt && !gone)) throw notFound();
  return macro;
}

/** What sets assignment off: a request comes in, or comes back by what its customer writes. */
export const ARRIVALS = ["request.submitted", "request.customerWrote"] as const;

/** Tells the kernel which events rules wait for now; call it after every change of a rule that is or was on. */
export async function rewatch(db: Db): Promise<void> {
  await db.$executeRaw`lock table "EventWatch" in share row exclusive mode`;
  const on = await db.rule.findMany({ where: { on: true, removedAt: null }, select: { kind: true, trigger: true } });
  const types = new Set<string>(
    on.flatMap((rule) => {
      const trigger = rule.trigger as unknown as Trigger;
      return rule.kind === "assignment" ? ARRIVALS : trigger.when === "event" ? trigger.events : [];
    }),
  );
  await db.eventWatch.deleteMany({});
  await db.eventWatch.createMany({ data: [...types].map((type) => ({ type })) });
  forgetWatched();
}

export const asJson = (value: unknown) => value as Prisma.InputJsonValue;

/** What the events of a rule say of it. */
export const ruleFacts = ({ name, kind, trigger, conditions, acts, positionId }: Rule): Json => ({
  name,
  kind,
  positionId,
  trigger: trigger as Json,
  conditions: conditions as Json,
  acts: acts as Json,
});

/** Refuses a name that another rule has, a seat that is no coordinator's, and acts whose targets are not there. */
export async function mustBeSound(db: Db, rule: RuleInput, id?: string): Promise<void> {
  const same = await db.rule.findFirst({
    where: {
      kind: rule.kind,
      name: rule.name,
      removedAt: null,
      id: { not: id ?? "00000000-0000-7000-8000-000000000000" },
    },
  });
  if (same) throw invalid({ name: "automation.nameTaken" });
  const seat = await db.position.findUnique({ where: { id: rule.positionId } });
  if (!seat?.active || seat.role !== "coordinator") throw invalid({ positionId: "automation.noCoordinator" });
  await mustHaveTargets(db, rule.acts);
}

/** Refuses acts that name what is closed or unknown. */
export async function mustHaveTargets(db: Db, acts: readonly Act[]): Promise<void> {
  const wrong = await wrongTarget(db, acts);
  if (wrong) throw invalid({ acts: wrong });
}

/** Why these acts can do nothing: they name departments, seats, tags or lists that are closed or unknown. @returns null when all are there */
export async function wrongTarget(db: Db, acts: readonly Act[]): Promise<string | null> {
  const { departments, seats } = named(acts);
  const open = { active: true };
  const found = await db.department.count({ where: { id: { in: [...departments] }, ...open } });
  const sat = await db.position.count({ where: { id: { in: [...seats] }, ...open } });
  if (found !== departments.size || sat !== seats.size) return "referral.unknownTarget";
  for (const act of acts) {
    if ("tagId" in act && !(await db.tag.findUnique({ where: { id: act.tagId } }))) return "request.unknownTag";
    if (act.do === "checklist" && !(await db.checklist.findUnique({ where: { id: act.checklistId } }))?.active)
      return "request.unknownChecklist";
    if (act.do === "refer" && act.target.to === "share" && act.target.positionIds.length > 0) {
      const { departmentId, positionIds } = act.target;
      const inside = await db.position.count({ where: { id: { in: positionIds }, departmentId } });
      if (inside !== new Set(positionIds).size) return "referral.otherDepartment";
    }
  }
  return null;
}

function named(acts: readonly Act[]) {
  const departments = new Set<string>();
  const seats = new Set<string>();
  const add = (one: { [key: string]: unknown }) => {
    for (const key of ["departmentId", "fallbackDepartmentId"])
      if (typeof one[key] === "string") departments.add(one[key]);
    if (typeof one.positionId === "string") seats.add(one.positionId);
    if (Array.isArray(one.positionIds)) for (const id of one.positionIds) seats.add(String(id));
  };
  for (const act of acts) {
    add(act);
    if (act.do === "refer") add(act.target);
    if (act.do === "tell") add(act.whom);
  }
  return { departments, seats };
}
