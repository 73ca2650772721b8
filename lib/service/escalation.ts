import { NoOpenHour, startFor } from "@/lib/calendar/rules";
import type { WorkCalendar } from "@/lib/calendar/work-calendar";
import type { Escalation } from "@/lib/staff/schema";
import type { ClockKind } from "@/prisma/generated/enums";
import { type ClockFacts, dueAfter, type Figures, reachedAt } from "./rules";

/** The rungs in their order; a clock remembers how many it has climbed. */
export const RUNGS = ["warned", "breached", "department_manager", "manager"] as const;
export type Rung = (typeof RUNGS)[number];

type Climbing = ClockFacts & Figures & { kind: ClockKind; step: number };

/** When each rung is due; null: the rules leave it out. Each comes no earlier than the one before. */
export function rungTimes(clock: Climbing, work: WorkCalendar, rules: Escalation): (Date | null)[] {
  const { dueAt } = clock;
  if (clock.state !== "running" || dueAt === null) return [null, null, null, null];
  const { departmentManagerMinutes: first, managerMinutes: second } = rules[clock.kind];
  const later = (minutes: number | null) => (minutes === null ? null : dueAfter(dueAt, minutes * 60, work));
  const manager = second === null ? null : Math.max(second, first ?? 0);
  return [warnedAt(clock, dueAt, work, rules), dueAt, later(first), later(manager)];
}

function warnedAt(clock: Climbing, dueAt: Date, work: WorkCalendar, rules: Escalation): Date | null {
  const { warnPercent, warnMinutes } = rules[clock.kind];
  const whole = clock.targetSeconds;
  if (whole === null) return null;
  const marks = [
    ...(warnPercent === null ? [] : [(whole * warnPercent) / 100]),
    ...(warnMinutes === null ? [] : [whole - warnMinutes * 60]),
  ];
  if (marks.length === 0) return null;
  const mark = Math.max(0, Math.min(...marks));
  const at = clock.fixedDueAt ? lastFor(dueAt, whole - mark, work) : reachedAt(clock, mark, work);
  return at && at < dueAt ? at : null;
}

/** A deadline that somebody set comes nearer while the clock stands: what is left until it counts, not what was used. */
function lastFor(dueAt: Date, seconds: number, work: WorkCalendar): Date | null {
  try {
    return startFor(dueAt, Math.max(0, seconds), work);
  } catch (error) {
    if (error instanceof NoOpenHour) return null;
    throw error;
  }
}

/**
 * Where a clock stands on the ladder. Rungs whose time moved into the future are to be climbed again; those that were climbed and are
 * still past are not.
 */
export function nextStep(clock: Climbing, work: WorkCalendar, rules: Escalation, now: Date) {
  const times = rungTimes(clock, work, rules);
  if (clock.state !== "running") return { step: clock.step, nextStepAt: null };
  let step = clock.step;
  while (step > 0 && isAhead(times[step - 1]!, now)) step -= 1;
  return { step, nextStepAt: times.slice(step).find((at) => at !== null) ?? null };
}

const isAhead = (at: Date | null, now: Date) => at !== null && at > now;

/** The rungs that are due now, the lowest first: a warning that comes after the breach is left out. `step`: where that leaves the clock. */
export function dueRungs(clock: Climbing, work: WorkCalendar, rules: Escalation, now: Date) {
  const times = rungTimes(clock, work, rules);
  const due = times.flatMap((at, i) => (i >= clock.step && at !== null && at <= now ? [i] : []));
  const told = due.length > 1 && due[0] === 0 ? due.slice(1) : due;
  const step = due.length > 0 ? due.at(-1)! + 1 : clock.step;
  const nextStepAt = times.slice(step).find((at) => at !== null) ?? null;
  return { rungs: told.map((i) => RUNGS[i]!), step, nextStepAt };
}
