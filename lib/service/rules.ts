import { due, elapsed, NoOpenHour } from "@/lib/calendar/rules";
import type { WorkCalendar } from "@/lib/calendar/work-calendar";
import { isCopy, OPEN } from "@/lib/referrals/rules";
import type {
  ClockAct,
  ClockKind,
  ClockState,
  Priority,
  Purpose,
  ReferralStatus,
  RequestKind,
  RequestStatus,
} from "@/prisma/generated/enums";

export type TargetRow = {
  id: string;
  clock: ClockKind;
  kind: RequestKind | null;
  priority: Priority | null;
  departmentId: string | null;
  level: string | null;
  minutes: number;
};

/** What a target is chosen by. */
export type Traits = { kind: RequestKind; priority: Priority; departmentId: string | null; level: string };

/** What a row may name, the weightiest first: of two rows that name equally many, the weightier name wins. */
export const TRAITS = ["level", "departmentId", "kind", "priority"] as const;

/** How much a row names: the number of names first, then their weight. */
export const specificity = (row: TargetRow): number =>
  TRAITS.reduce((sum, name, i) => sum + (row[name] === null ? 0 : 16 + 2 ** (TRAITS.length - 1 - i)), 0);

/** Rows of this clock that fit, the one that counts first. */
export const fittingTargets = (rows: readonly TargetRow[], clock: ClockKind, traits: Traits): TargetRow[] =>
  rows
    .filter((row) => row.clock === clock && TRAITS.every((name) => row[name] === null || row[name] === traits[name]))
    .sort((a, b) => specificity(b) - specificity(a));

/** A stretch of time in which a clock ran, as milliseconds. */
export type Run = readonly [from: number, to: number];

/** All that a clock's figures follow from. */
export type ClockFacts = {
  state: ClockState;
  /** Stretches that are over. */
  runs: readonly Run[];
  runningFrom: Date | null;
  /** Working time allowed; null: none is known. */
  targetSeconds: number | null;
  /** Somebody's word; it stays, whatever the calendar. */
  fixedDueAt: Date | null;
};

export const workedSeconds = (from: number, to: number, work: WorkCalendar): number =>
  elapsed(new Date(from), new Date(to), work);

/** The moment so many working seconds after another; null when the calendar never opens. */
export function dueAfter(start: Date, seconds: number, work: WorkCalendar): Date | null {
  try {
    return due(start, Math.max(0, seconds), work);
  } catch (error) {
    if (error instanceof NoOpenHour) return null;
    throw error;
  }
}

/** Working time of the stretches that are over, in seconds. */
export const spentOf = (runs: readonly Run[], work: WorkCalendar): number =>
  runs.reduce((sum, [from, to]) => sum + workedSeconds(from, to, work), 0);

/** When so many working seconds were or will be spent, if the clock goes on as it does now; null: it stands, or never. */
export function reachedAt(clock: ClockFacts, seconds: number, work: WorkCalendar): Date | null {
  let left = seconds;
  for (const [i, [from, to]] of clock.runs.entries()) {
    const worked = workedSeconds(from, to, work);
    // A clock that ended shows when it would have been due had it gone on.
    const last = clock.state === "stopped" && i === clock.runs.length - 1;
    if (left <= worked || last) return dueAfter(new Date(from), left, work);
    left -= worked;
  }
  return clock.runningFrom ? dueAfter(clock.runningFrom, left, work) : null;
}

export type Figures = { dueAt: Date | null; spentSeconds: number };

/** When it is due, and the working time that the stretches that are over took. */
export const figuresOf = (clock: ClockFacts, work: WorkCalendar): Figures => ({
  dueAt: clock.fixedDueAt ?? (clock.targetSeconds === null ? null : reachedAt(clock, clock.targetSeconds, work)),
  spentSeconds: spentOf(clock.runs, work),
});

export type LogEntry = {
  at: Date;
  act: ClockAct;
  targetSeconds: number | null;
  fixedDueAt: Date | null;
};

/** The state of a clock after its log; the one place that says what an entry means. */
export function factsOf(log: readonly LogEntry[]): ClockFacts {
  let facts: ClockFacts = { state: "stopped", runs: [], runningFrom: null, targetSeconds: null, fixedDueAt: null };
  for (const entry of log) facts = afterEntry(facts, entry);
  return facts;
}

/** What one entry makes of a clock. */
export function afterEntry(facts: ClockFacts, { at, act, targetSeconds, fixedDueAt }: LogEntry): ClockFacts {
  const aim = { targetSeconds, fixedDueAt };
  const over: Run[] = facts.runningFrom ? [[facts.runningFrom.getTime(), at.getTime()]] : [];
  switch (act) {
    case "start":
      return { ...aim, state: "running", runs: [], runningFrom: at };
    case "resume":
      return { ...facts, ...aim, state: "running", runningFrom: at };
    case "retarget":
      return { ...facts, ...aim };
    case "pause":
      return { ...facts, state: "paused", runs: [...facts.runs, ...over], runningFrom: null };
    case "stop":
      return { ...facts, state: "stopped", runs: [...facts.runs, ...over], runningFrom: null };
  }
}

export type Derived = Figures & {
  state: ClockState;
  /** Working time until now, or until it ended. */
  elapsedSeconds: number;
  /** Working time beyond the target; 0 while it is kept. */
  lateSeconds: number;
};

/**
 * Every figure of a clock from its log alone.
 * @param log its entries in their order
 * @param work the calendar that the last entry names
 */
export function derive(log: readonly LogEntry[], work: WorkCalendar, now: Date): Derived {
  const facts = factsOf(log);
  return { state: facts.state, ...figuresOf(facts, work), ...lateness(facts, work, now) };
}

/** How long it took, and how much of that was too long. */
export function lateness(facts: ClockFacts, work: WorkCalendar, now: Date) {
  const running = facts.runningFrom ? workedSeconds(facts.runningFrom.getTime(), now.getTime(), work) : 0;
  const elapsedSeconds = spentOf(facts.runs, work) + Math.max(0, running);
  const late = facts.fixedDueAt
    ? workedSeconds(facts.fixedDueAt.getTime(), standsAt(facts, now), work)
    : elapsedSeconds - (facts.targetSeconds ?? Number.POSITIVE_INFINITY);
  return { elapsedSeconds, lateSeconds: Math.max(0, late) };
}

/**
 * Whole working seconds that are left; 0 when it is late, null when it is over or no time was set. Until a deadline that somebody set they are
 * counted on the calendar: it stays where it is though the clock stood for a while.
 */
export function leftOf(facts: ClockFacts, work: WorkCalendar, now: Date): number | null {
  if (facts.state === "stopped" || facts.targetSeconds === null) return null;
  const left = facts.fixedDueAt
    ? workedSeconds(standsAt(facts, now), facts.fixedDueAt.getTime(), work)
    : facts.targetSeconds - lateness(facts, work, now).elapsedSeconds;
  return Math.max(0, Math.round(left));
}

/** The moment up to which a clock ran, in milliseconds. */
const standsAt = (facts: ClockFacts, now: Date): number =>
  facts.runningFrom ? now.getTime() : (facts.runs.at(-1)?.[1] ?? now.getTime());

export type RequestState = {
  id: string;
  status: RequestStatus;
  kind: RequestKind;
  priority: Priority;
  departmentHintId: string | null;
  firstRepliedAt: Date | null;
  createdAt: Date;
  level: string;
  province: string | null;
};

export type ReferralState = {
  id: string;
  status: ReferralStatus;
  purpose: Purpose;
  copy: boolean;
  askedByPositionId: string | null;
  departmentId: string | null;
  dueAt: Date | null;
  dueByTarget: boolean;
  sentAt: Date;
};

/** What a clock should do by the state of its request: run, stand, or be over with a reason. */
export type Wanted = {
  kind: ClockKind;
  referralId: string | null;
  departmentId: string | null;
  fixedDueAt: Date | null;
  since: Date;
} & ({ on: "running" } | { on: "paused" | "stopped"; reason: string });

type Course = { on: "running" } | { on: "paused" | "stopped"; reason: string };

const WORKED_ON: readonly RequestStatus[] = ["new", "referred", "answered"];

/** While the customer is awaited nobody is late; a merged request waits under another, until the merge is undone. */
function courseOf(status: RequestStatus): Course {
  if (WORKED_ON.includes(status)) return { on: "running" };
  const stands = status === "waiting_customer" || status === "merged";
  return { on: stands ? "paused" : "stopped", reason: status };
}

const courseOfHop = (r: ReferralState, status: RequestStatus): Course => {
  if (!OPEN.includes(r.status)) return { on: "stopped", reason: r.status };
  const course = courseOf(status);
  return course.on === "paused" ? course : { on: "running" };
};

/** The clocks of a request and what each should do now. Copies and information owe nothing and have none. */
export function wantedClocks(request: RequestState, referrals: readonly ReferralState[]): Wanted[] {
  const tasks = referrals.filter((r) => !isCopy(r));
  const course = courseOf(request.status);
  const departmentId = departmentOf(request, tasks);
  const whole = { referralId: null, departmentId, fixedDueAt: null, since: request.createdAt };
  const replied = request.firstRepliedAt !== null;
  return [
    { kind: "first_reply", ...whole, ...(replied ? { on: "stopped" as const, reason: "replied" } : course) },
    { kind: "resolution", ...whole, ...course },
    ...tasks.map((r) => ({
      kind: "hop" as const,
      referralId: r.id,
      departmentId: r.departmentId,
      fixedDueAt: r.dueByTarget ? null : r.dueAt,
      since: r.sentAt,
      ...courseOfHop(r, request.status),
    })),
  ];
}

/** Where the request lies: the department that owes an answer since the latest, else the one that was hinted at or referred to last. */
function departmentOf(request: RequestState, tasks: readonly ReferralState[]): string | null {
  const own = tasks.filter((r) => r.askedByPositionId === null && r.departmentId !== null);
  const open = own.filter((r) => OPEN.includes(r.status));
  const latest = (open.length > 0 ? open : own).reduce<ReferralState | null>(
    (last, r) => (last === null || r.sentAt >= last.sentAt ? r : last),
    null,
  );
  return latest?.departmentId ?? request.departmentHintId;
}

/** Events of others a second at which moving deadlines leaves them half of the time, and the most it waits for each second of work. */
const BUSY = 20;
const LONGEST_BREATH = 6;

/**
 * How long moving deadlines pauses after a step, in milliseconds: not at all while nothing else happens, the longer the more does.
 * @param took milliseconds of the step
 * @param others events a second that others wrote meanwhile
 */
export const breath = (took: number, others: number): number =>
  took * Math.min(LONGEST_BREATH, Math.max(0, others) / BUSY);
