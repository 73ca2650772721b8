import { describe, expect, test } from "vitest";
import {
  addWorkingMinutes,
  isWorkingDay,
  isWorkingTime,
  nextWorkingTime,
  plainCalendar,
  workingMinutesBetween,
} from "@/lib/calendar/rules";
import { fromTehran, tehranDayKey } from "@/lib/i18n/date";
import fc, { runs } from "@/tests/support/fuzz";

const local = (text: string) => new Date(`${text.replace(" ", "T")}:00+03:30`);
const day = [
  { from: 8 * 60, to: 12 * 60 },
  { from: 13 * 60, to: 17 * 60 },
];
const short = [{ from: 8 * 60, to: 12 * 60 }];
/** Saturday to Wednesday 8–12 and 13–17, Thursday 8–12; 2026-11-24 (a Tuesday) closed. */
const house = plainCalendar({ 0: day, 1: day, 2: day, 3: day, 4: day, 5: short, 6: [] }, ["2026-11-24"]);
const never = { 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [] };
const shut = plainCalendar(never);

describe("addWorkingMinutes", () => {
  test.each([
    ["inside a range", "2026-11-21 10:00", 60, "2026-11-21 11:00"],
    ["to the very end of a range", "2026-11-21 16:00", 60, "2026-11-21 17:00"],
    ["over lunch", "2026-11-21 11:30", 60, "2026-11-21 13:30"],
    ["over the night", "2026-11-21 16:30", 60, "2026-11-22 08:30"],
    ["from before opening", "2026-11-21 03:00", 30, "2026-11-21 08:30"],
    ["from after closing", "2026-11-21 20:00", 30, "2026-11-22 08:30"],
    ["over a holiday", "2026-11-23 16:30", 60, "2026-11-25 08:30"],
    ["over Friday", "2026-11-26 11:00", 120, "2026-11-28 09:00"],
    ["nothing", "2026-11-27 05:00", 0, "2026-11-27 05:00"],
    ["two whole days", "2026-11-21 08:00", 960, "2026-11-22 17:00"],
  ])("%s", (_what, start, minutes, end) => expect(addWorkingMinutes(local(start), minutes, house)).toEqual(local(end)));

  test("seconds are kept", () =>
    expect(addWorkingMinutes(new Date("2026-11-21T10:00:30+03:30"), 0.5, house)).toEqual(local("2026-11-21 10:01")));

  test("a house that never opens says so instead of looking for ever", () => {
    expect(() => addWorkingMinutes(local("2026-11-21 10:00"), 1, shut)).toThrow(RangeError);
    expect(() => nextWorkingTime(local("2026-11-21 10:00"), shut)).toThrow(RangeError);
    expect(workingMinutesBetween(local("2026-11-21 10:00"), local("2027-11-21 10:00"), shut)).toBe(0);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("refuses %s minutes", (minutes) =>
    expect(() => addWorkingMinutes(local("2026-11-21 10:00"), minutes, house)).toThrow(RangeError),
  );
});

test("summer time: a house open round the clock worked 23 hours on the day that lost one, 25 on the day that gained one", () => {
  const round = [{ from: 0, to: 1440 }];
  const always = plainCalendar({ 0: round, 1: round, 2: round, 3: round, 4: round, 5: round, 6: round });
  const worked = (key: string) => workingMinutesBetween(fromTehran(key, 0), fromTehran(key, 1440), always);
  expect([worked("2022-03-22"), worked("2022-09-21"), worked("2022-09-22"), worked("2026-11-21")]).toEqual([
    1380, 1500, 1440, 1440,
  ]);
});

test("open or not", () => {
  expect(isWorkingDay(local("2026-11-21 23:00"), house)).toBe(true);
  expect(isWorkingDay(local("2026-11-24 10:00"), house)).toBe(false);
  expect(isWorkingDay(local("2026-11-27 10:00"), house)).toBe(false);
  expect(isWorkingTime(local("2026-11-21 08:00"), house)).toBe(true);
  expect(isWorkingTime(local("2026-11-21 12:00"), house)).toBe(false);
  expect(isWorkingTime(local("2026-11-21 07:59"), house)).toBe(false);
  expect(nextWorkingTime(local("2026-11-21 12:00"), house)).toEqual(local("2026-11-21 13:00"));
  expect(nextWorkingTime(local("2026-11-26 12:00"), house)).toEqual(local("2026-11-28 08:00"));
  expect(nextWorkingTime(local("2026-11-21 09:15"), house)).toEqual(local("2026-11-21 09:15"));
});

describe("any calendar", () => {
  const minuteOfDay = fc.integer({ min: 0, max: 1440 });
  const range = fc.tuple(minuteOfDay, minuteOfDay).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
  const ranges = fc.array(range, { maxLength: 3 });
  const moment = fc.date({
    min: new Date("2021-01-01T00:00:00Z"),
    max: new Date("2027-12-31T00:00:00Z"),
    noInvalidDate: true,
  });
  const calendar = fc
    .record({
      week: fc.record({ 0: fc.constant(day), 1: ranges, 2: ranges, 3: ranges, 4: ranges, 5: ranges, 6: ranges }),
      closed: fc.uniqueArray(moment.map(tehranDayKey), { maxLength: 20 }),
    })
    .map(({ week, closed }) => plainCalendar(week, closed));

  test("adding and counting are inverse", () => {
    fc.assert(
      fc.property(calendar, moment, fc.integer({ min: 1, max: 20_000 }), (cal, start, minutes) => {
        const end = addWorkingMinutes(start, minutes, cal);
        expect(workingMinutesBetween(start, end, cal)).toBeCloseTo(minutes, 6);
        expect(workingMinutesBetween(end, start, cal)).toBeCloseTo(-minutes, 6);
        expect(isWorkingTime(new Date(end.getTime() - 1), cal)).toBe(true);
      }),
    );
  });

  test("counting adds up, and agrees with asking every minute", () => {
    const near = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(calendar, moment, near, near, (cal, a, m, n) => {
        const start = new Date(Math.floor(a.getTime() / 60_000) * 60_000);
        const middle = new Date(start.getTime() + m * 60_000);
        const end = new Date(middle.getTime() + n * 60_000);
        const whole = workingMinutesBetween(start, end, cal);
        expect(workingMinutesBetween(start, middle, cal) + workingMinutesBetween(middle, end, cal)).toBeCloseTo(
          whole,
          6,
        );
        let asked = 0;
        for (let at = start.getTime(); at < end.getTime(); at += 60_000)
          if (isWorkingTime(new Date(at), cal)) asked += 1;
        expect(whole).toBe(asked);
      }),
      { numRuns: runs(20) },
    );
  });

  test("the next working time is the first open moment", () => {
    fc.assert(
      fc.property(calendar, moment, (cal, d) => {
        const next = nextWorkingTime(d, cal);
        expect(isWorkingTime(next, cal)).toBe(true);
        expect(workingMinutesBetween(d, next, cal)).toBe(0);
      }),
    );
  });
});
