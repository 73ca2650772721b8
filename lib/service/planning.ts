import { newId } from "@/lib/base/id";
import type { WorkCalendar } from "@/lib/calendar/work-calendar";
import type { Escalation } from "@/lib/staff/schema";
import type { ClockAct } from "@/prisma/generated/enums";
import { nextStep } from "./escalation";
import {
  afterEntry,
  type ClockFacts,
  type Figures,
  figuresOf,
  fittingTargets,
  type LogEntry,
  type ReferralState,
  type RequestState,
  type TargetRow,
  type Wanted,
  wantedClocks,
  workedSeconds,
} from "./rules";

export type ClockRow = ClockFacts &
  Figures & {
    id: string;
    requestId: string;
    referralId: string | null;
    kind: Wanted["kind"];
    round: number;
    departmentId: string | null;
    targetId: string | null;
    startedAt: Date;
    calendarId: string | null;
    calendarVersion: number | null;
    step: number;
    nextStepAt: Date | null;
    stoppedAt: Date | null;
    stopReason: string | null;
    entries: number;
  };

export type Entry = LogEntry & {
  clockId: string;
  seq: number;
  targetId: string | null;
  calendarId: string | null;
  calendarVersion: number | null;
  reason: string | null;
};

export type Situation = { request: RequestState; referrals: readonly ReferralState[]; clocks: readonly ClockRow[] };
export type House = {
  targets: readonly TargetRow[];
  escalation: Escalation;
  calendarOf: (departmentId: string | null, province: string | null) => WorkCalendar;
  now: Date;
  /** Why figures move when nothing happened to the request itself. */
  reason?: string | undefined;
};
export type Plan = {
  /** New and changed ones, as they shall be. */
  clocks: ClockRow[];
  entries: Entry[];
  /** Something happened to a clock, or a figure of it moved; an entry that only names another calendar is neither. */
  moved: boolean;
  /** The nearest deadline of the request itself that runs. */
  dueAt: Date | null;
  /** Deadlines that follow from a target, by referral. */
  referrals: { id: string; dueAt: Date | null }[];
};

/** The reason of an entry that moved nothing: the clock is counted by another calendar from now on. */
export const ELSEWHERE = "elsewhere";

/** What must change so that the clocks do what the state of the request asks for. Pure. */
export function planClocks(situation: Situation, house: House): Plan {
  const { request, referrals, clocks } = situation;
  const plan: Plan = { clocks: [], entries: [], moved: false, dueAt: null, referrals: [] };
  for (const wanted of wantedClocks(request, referrals)) {
    const known = clocks.find((c) => c.kind === wanted.kind && c.referralId === wanted.referralId);
    const clock = bring(request, wanted, known, house, plan);
    if (!clock) continue;
    if (wanted.referralId === null) plan.dueAt = nearer(plan.dueAt, clock.state === "running" ? clock.dueAt : null);
    else dueOfReferral(clock, referrals.find((r) => r.id === wanted.referralId)!, plan);
  }
  return plan;
}

const nearer = (a: Date | null, b: Date | null) => (a === null || (b !== null && b < a) ? b : a);
const same = (a: Date | null, b: Date | null) => a?.getTime() === b?.getTime();

/** An ended referral keeps the deadline it had. */
function dueOfReferral(clock: ClockRow, r: ReferralState, plan: Plan): void {
  if (clock.fixedDueAt || clock.state === "stopped" || same(clock.dueAt, r.dueAt)) return;
  plan.referrals.push({ id: r.id, dueAt: clock.dueAt });
}

type Aim = Pick<ClockRow, "targetId" | "targetSeconds" | "fixedDueAt">;

function aimOf(
  request: RequestState,
  wanted: Wanted,
  known: ClockRow | undefined,
  work: WorkCalendar,
  house: House,
): Aim | null {
  const { fixedDueAt } = wanted;
  if (fixedDueAt) {
    const from = known?.state === "stopped" ? house.now : (known?.startedAt ?? wanted.since);
    return { targetId: null, targetSeconds: workedSeconds(from.getTime(), fixedDueAt.getTime(), work), fixedDueAt };
  }
  const traits = { ...request, departmentId: wanted.departmentId };
  const [row] = fittingTargets(house.targets, wanted.kind, traits);
  return row ? { targetId: row.id, targetSeconds: row.minutes * 60, fixedDueAt: null } : null;
}

function bring(request: RequestState, wanted: Wanted, known: ClockRow | undefined, house: House, plan: Plan) {
  const calendar = house.calendarOf(wanted.departmentId, request.province);
  const aim = aimOf(request, wanted, known, calendar, house);
  const acts = actsOf(wanted, known, aim, house);
  if (!known && acts.length === 0) return undefined;
  const before = known ?? freshClock(request, wanted);
  let clock = { ...before, requestId: request.id, departmentId: wanted.departmentId };
  for (const { act, at, reason } of acts) clock = enter(clock, act, at, reason, aim, calendar, plan);
  return keep(before, clock, calendar, house, plan, acts.length > 0 || !known);
}

type Act = { act: ClockAct; at: Date; reason: string | null };

/** From where the clock stands to where it should. A target that is gone ends it; one that came again counts from the beginning. */
function actsOf(wanted: Wanted, known: ClockRow | undefined, aim: Aim | null, house: House): Act[] {
  const { now } = house;
  const why = house.reason ?? null;
  const live = known && known.state !== "stopped";
  if (!aim) return live ? [{ act: "stop", at: now, reason: "no_target" }] : [];
  if (wanted.on === "stopped") return live ? [{ act: "stop", at: now, reason: wanted.reason }] : [];
  if (wanted.on === "paused") {
    if (known?.state === "running")
      return [...moved(known, aim, now, why), { act: "pause", at: now, reason: wanted.reason }];
    return live ? moved(known, aim, now, why) : [];
  }
  if (!known) return [{ act: "start", at: wanted.since, reason: why }];
  if (known.state === "paused") return [{ act: "resume", at: now, reason: why }];
  if (known.state === "running") return moved(known, aim, now, why);
  const lost = known.stopReason === "no_target";
  return [{ act: "start", at: lost ? known.startedAt : now, reason: lost ? why : "again" }];
}

/** A running or standing clock that has another aim now. */
function moved(known: ClockRow, aim: Aim, at: Date, why: string | null): Act[] {
  const kept = aim.fixedDueAt
    ? same(aim.fixedDueAt, known.fixedDueAt)
    : known.fixedDueAt === null && aim.targetId === known.targetId && aim.targetSeconds === known.targetSeconds;
  return kept ? [] : [{ act: "retarget", at, reason: why ?? "changed" }];
}

function enter(
  clock: ClockRow,
  act: ClockAct,
  at: Date,
  reason: string | null,
  aim: Aim | null,
  calendar: WorkCalendar,
  plan: Plan,
): ClockRow {
  const aimed = aim ?? { targetId: clock.targetId, targetSeconds: clock.targetSeconds, fixedDueAt: clock.fixedDueAt };
  const dated = { calendarId: calendar.id, calendarVersion: calendar.version };
  const entry: Entry = { clockId: clock.id, seq: clock.entries + 1, at, act, ...aimed, ...dated, reason };
  plan.entries.push(entry);
  const started = act === "start" ? { startedAt: at, round: clock.round + 1, step: 0 } : {};
  // A clock that stands and is given another aim stands for the reason it stood for.
  const ended = act === "retarget" ? {} : endOf(act, at, reason);
  const targetId = act === "pause" || act === "stop" ? clock.targetId : aimed.targetId;
  return { ...clock, ...afterEntry(clock, entry), ...started, ...ended, ...dated, targetId, entries: entry.seq };
}

const endOf = (act: ClockAct, at: Date, reason: string | null) => ({
  stoppedAt: act === "stop" ? at : null,
  stopReason: act === "stop" || act === "pause" ? reason : null,
});

/**
 * Figures are computed anew each time; a clock whose figures and state stayed is left alone. One that is counted by another calendar from
 * now on says so in its log, though nothing moved yet: how late it is follows from that calendar.
 */
function keep(
  before: ClockRow,
  clock: ClockRow,
  calendar: WorkCalendar,
  house: House,
  plan: Plan,
  acted: boolean,
): ClockRow {
  if (clock.state === "stopped" && !acted) return before;
  const figures = figuresOf(clock, calendar);
  const due = { ...clock, ...figures };
  const shifted = !same(due.dueAt, before.dueAt) || Math.abs(due.spentSeconds - before.spentSeconds) > 0.001;
  plan.moved ||= acted || shifted;
  const elsewhere = before.departmentId !== clock.departmentId;
  if (!acted && (shifted || clock.calendarId !== calendar.id)) {
    const reason = shifted ? (house.reason ?? (elsewhere ? "changed" : "calendar")) : ELSEWHERE;
    const entered = enter(due, "retarget", house.now, reason, aimKept(due), calendar, plan);
    return settle(entered, calendar, house, plan);
  }
  const rules = nextStep(due, calendar, house.escalation, house.now);
  const stepped = rules.step !== before.step || !same(rules.nextStepAt, before.nextStepAt);
  const moved = before.requestId !== clock.requestId || elsewhere;
  return acted || stepped || moved ? settle(due, calendar, house, plan) : before;
}

const aimKept = ({ targetId, targetSeconds, fixedDueAt }: ClockRow): Aim => ({ targetId, targetSeconds, fixedDueAt });

function settle(clock: ClockRow, calendar: WorkCalendar, house: House, plan: Plan): ClockRow {
  const done = { ...clock, ...nextStep(clock, calendar, house.escalation, house.now) };
  plan.clocks.push(done);
  return done;
}

function freshClock(request: RequestState, wanted: Wanted): ClockRow {
  return {
    id: newId(),
    requestId: request.id,
    referralId: wanted.referralId,
    kind: wanted.kind,
    departmentId: wanted.departmentId,
    state: "stopped",
    runs: [],
    runningFrom: null,
    targetId: null,
    targetSeconds: null,
    fixedDueAt: null,
    dueAt: null,
    spentSeconds: 0,
    round: 0,
    startedAt: wanted.since,
    calendarId: null,
    calendarVersion: null,
    step: 0,
    nextStepAt: null,
    stoppedAt: null,
    stopReason: null,
    entries: 0,
  };
}
