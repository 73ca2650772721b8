import { expect, test } from "vitest";
import { plainCalendar } from "@/lib/calendar/rules";
import type { WorkCalendar } from "@/lib/calendar/work-calendar";
import { type ClockRow, type Entry, planClocks } from "@/lib/service/planning";
import { derive, fittingTargets, type ReferralState, type RequestState, type TargetRow } from "@/lib/service/rules";
import fc from "@/tests/support/fuzz";

const day = (from: number, to: number) => [{ from, to }];
const calendars: WorkCalendar[] = [
  { ...plainCalendar(week(day(480, 990))), version: 1 },
  { ...plainCalendar(week(day(480, 990)), ["2026-11-22", "2026-11-24"]), version: 2 },
  { ...plainCalendar(week([...day(300, 420), ...day(1200, 1560)])), version: 3 },
  { ...plainCalendar(week([])), version: 4 },
];

function week(hours: { from: number; to: number }[]) {
  return { 0: hours, 1: hours, 2: hours, 3: hours, 4: hours, 5: [], 6: [] };
}

const ladder = { warnPercent: 80, warnMinutes: null, departmentManagerMinutes: 0, managerMinutes: 60 };
const escalation = { first_reply: ladder, resolution: ladder, hop: ladder };
const statuses = ["new", "referred", "answered", "replied", "waiting_customer", "closed", "merged", "spam"] as const;
const START = Date.parse("2026-11-21T06:00:00Z");

const target = (clock: TargetRow["clock"], more: Partial<TargetRow> = {}): TargetRow => ({
  ...{ id: `${clock}${JSON.stringify(more)}`, clock, kind: null, priority: null, departmentId: null, level: null },
  ...{ minutes: 300, ...more },
});
const tables = [
  [target("first_reply"), target("resolution", { minutes: 900 }), target("hop", { minutes: 90 })],
  [target("resolution", { priority: "urgent", minutes: 60 }), target("resolution", { minutes: 1200 })],
  [],
];

const step = fc.record({
  minutes: fc.integer({ min: 0, max: 3000 }),
  status: fc.constantFrom(...statuses),
  replied: fc.boolean(),
  priority: fc.constantFrom("normal" as const, "urgent" as const),
  referral: fc.constantFrom("sent" as const, "accepted" as const, "answered" as const, "passed_on" as const, null),
  given: fc.option(fc.integer({ min: 1, max: 5000 })),
  calendar: fc.integer({ min: 0, max: calendars.length - 1 }),
  table: fc.integer({ min: 0, max: tables.length - 1 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

test("whatever happens to a request, the log of each clock tells what its row says", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const clocks = new Map<string, ClockRow>();
      const log: Entry[] = [];
      let now = START;
      for (const one of steps) {
        now += one.minutes * 60_000 + 137;
        const work = calendars[one.calendar]!;
        const plan = planClocks(situation(one, [...clocks.values()]), {
          targets: tables[one.table]!,
          escalation,
          calendarOf: () => work,
          now: new Date(now),
        });
        for (const clock of plan.clocks) clocks.set(clock.id, clock);
        log.push(...plan.entries);
        for (const row of clocks.values()) holds(row, log, new Date(now), one.calendar);
        // A second look changes nothing.
        const again = planClocks(situation(one, [...clocks.values()]), {
          ...{ targets: tables[one.table]!, escalation, calendarOf: () => work, now: new Date(now) },
        });
        expect([again.clocks, again.entries, again.dueAt]).toEqual([[], [], plan.dueAt]);
      }
    }),
    { numRuns: 120, seed: 20261122 },
  );
});

function holds(row: ClockRow, log: readonly Entry[], now: Date, current: number) {
  const own = log.filter((e) => e.clockId === row.id);
  expect(own.map((e) => e.seq)).toEqual(own.map((_, i) => i + 1));
  const version = row.state === "stopped" ? own.at(-1)!.calendarVersion! : current + 1;
  const told = derive(own, calendars[version - 1]!, now);
  expect([told.state, told.dueAt]).toEqual([row.state, row.dueAt]);
  expect(told.spentSeconds).toBeCloseTo(row.spentSeconds, 3);
  if (told.state === "running" && row.dueAt && !row.fixedDueAt && row.dueAt > now) expect(told.lateSeconds).toBe(0);
}

function situation(one: Step, clocks: ClockRow[]) {
  const request: RequestState = {
    ...{ id: "q", status: one.status, kind: "other", priority: one.priority, departmentHintId: null, level: "normal" },
    ...{ province: null, createdAt: new Date(START), firstRepliedAt: one.replied ? new Date(START) : null },
  };
  const had = clocks.some((c) => c.referralId === "r");
  const status = one.referral ?? (had ? "cancelled" : null);
  const dueAt = one.given === null ? null : new Date(START + one.given * 60_000);
  const referrals: ReferralState[] = status
    ? [
        {
          ...{ id: "r", status, purpose: "answer", copy: false, askedByPositionId: null, departmentId: "d" },
          ...{ dueAt, dueByTarget: false, sentAt: new Date(START + 60_000) },
        },
      ]
    : [];
  return { request, referrals, clocks };
}

test("of rows that fit, the one that names most counts, then the weightier name", () => {
  const traits = { kind: "complaint", priority: "high", departmentId: "d", level: "gold" } as const;
  const rows = [
    target("hop"),
    target("hop", { priority: "high" }),
    target("hop", { kind: "complaint" }),
    target("hop", { departmentId: "d" }),
    target("hop", { level: "gold" }),
    target("hop", { kind: "complaint", priority: "high" }),
    target("hop", { level: "silver", kind: "complaint", priority: "high" }),
    target("resolution", { level: "gold", departmentId: "d" }),
  ];
  expect(fittingTargets(rows, "hop", traits).map((row) => rows.indexOf(row))).toEqual([5, 4, 3, 2, 1, 0]);
});
