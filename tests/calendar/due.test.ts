import { describe, expect, test } from "vitest";
import { due, elapsed, isWorkingTime, NoOpenHour, openRanges, plainCalendar, startFor } from "@/lib/calendar/rules";
import type { Week, WorkCalendar } from "@/lib/calendar/work-calendar";
import { fromTehran, shiftDay, tehranDayKey, tehranMinutes, weekdayOf } from "@/lib/i18n/date";
import fc from "@/tests/support/fuzz";

const at = (text: string) => new Date(`${text.replace(" ", "T")}+03:30`);
const never: Week = { 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [] };
const every = (from: number, to: number): Week => {
  const day = [{ from, to }];
  return { 0: day, 1: day, 2: day, 3: day, 4: day, 5: day, 6: day };
};
const night = plainCalendar({ ...every(20 * 60, 26 * 60), 6: [] }); // 20:00–02:00, Friday off

describe("windows over midnight", () => {
  test.each([
    ["goes on after midnight", "2026-11-21 23:00:00", 3 * 3600, "2026-11-22 02:00:00"],
    ["ends at closing, not at the next opening", "2026-11-21 20:00:00", 6 * 3600, "2026-11-22 02:00:00"],
    ["one second more is tomorrow", "2026-11-21 20:00:00", 6 * 3600 + 1, "2026-11-22 20:00:01"],
    ["starts after midnight, in yesterday's window", "2026-11-22 01:59:30", 60, "2026-11-22 20:00:30"],
    ["Thursday's window reaches into Friday", "2026-11-26 23:00:00", 3 * 3600, "2026-11-27 02:00:00"],
    ["Friday has none of its own", "2026-11-27 03:00:00", 1, "2026-11-28 20:00:01"],
    ["over the turn of the year", "2026-12-31 23:00:00", 3 * 3600, "2027-01-01 02:00:00"],
  ])("%s", (_, start, seconds, end) => {
    expect(due(at(start), seconds, night)).toEqual(at(end));
    expect(elapsed(at(start), at(end), night)).toBe(seconds);
  });

  test("a holiday shuts the window that begins on it, not the one that began before", () => {
    const cal = { ...night, holidays: new Set(["2026-11-22"]) };
    expect(elapsed(at("2026-11-21 20:00:00"), at("2026-11-23 12:00:00"), cal)).toBe(6 * 3600);
  });
});

describe("effective dates", () => {
  const week = (from: string, until: string | null, opens: number, closes: number) => ({
    from,
    until,
    days: every(opens * 60, closes * 60),
    onHolidays: false,
  });
  const cal: WorkCalendar = {
    ...plainCalendar(never),
    weeks: [week("2001-01-01", null, 8, 16), week("2026-02-18", "2026-03-19", 10, 14), week("2026-06-01", null, 7, 13)],
    holidays: new Set(["2026-02-20"]),
  };
  const hours = (day: string) => elapsed(fromTehran(day, 0), fromTehran(shiftDay(day, 1), 0), cal) / 3600;

  test("each day is counted as it was then", () =>
    expect(["2026-02-17", "2026-02-18", "2026-02-20", "2026-03-19", "2026-03-20", "2026-06-01"].map(hours)).toEqual([
      8, 4, 0, 4, 8, 6,
    ]));

  test("a department that works on holidays", () => {
    const own = { ...cal, weeks: [...cal.weeks, { ...week("2026-02-01", null, 0, 24), onHolidays: true }] };
    expect(elapsed(at("2026-02-20 00:00:00"), at("2026-02-21 00:00:00"), own)).toBe(86_400);
  });
});

describe("closures", () => {
  const cal = {
    ...plainCalendar(every(8 * 60, 16 * 60)),
    closures: [{ from: at("2026-11-22 10:30:15"), until: at("2026-11-23 09:00:00") }],
  };
  test("to the second, over a night", () => {
    expect(due(at("2026-11-22 10:30:00"), 15, cal)).toEqual(at("2026-11-22 10:30:15"));
    expect(due(at("2026-11-22 10:30:00"), 16, cal)).toEqual(at("2026-11-23 09:00:01"));
    expect(elapsed(at("2026-11-22 08:00:00"), at("2026-11-23 16:00:00"), cal)).toBe(2.5 * 3600 + 15 + 7 * 3600);
  });
  test("that overlap count once", () => {
    const more = {
      ...cal,
      closures: [...cal.closures, { from: at("2026-11-22 09:00:00"), until: at("2026-11-22 12:00:00") }],
    };
    expect(elapsed(at("2026-11-22 08:00:00"), at("2026-11-22 16:00:00"), more)).toBe(3600);
  });
});

describe("summer time before 1401", () => {
  /** From the IANA data of Asia/Tehran (public domain). */
  const facts: [utc: string, day: string, time: string][] = [
    ["2005-07-01T00:00:00Z", "2005-07-01", "04:30"],
    ["2006-07-01T00:00:00Z", "2006-07-01", "03:30"],
    ["2007-07-01T00:00:00Z", "2007-07-01", "03:30"],
    ["2008-07-01T00:00:00Z", "2008-07-01", "04:30"],
    ["2021-07-01T00:00:00Z", "2021-07-01", "04:30"],
    ["2022-03-21T20:30:00Z", "2022-03-22", "01:00"],
    ["2022-09-21T19:30:00Z", "2022-09-21", "23:00"],
    ["2023-07-01T12:00:00Z", "2023-07-01", "15:30"],
    ["2026-07-01T12:00:00Z", "2026-07-01", "15:30"],
  ];
  test.each(facts)("%s was %s %s: a window that opens then opens at that instant", (utc, day, time) => {
    const [hour, minute] = time.split(":").map(Number) as [number, number];
    const cal = plainCalendar(every(hour * 60 + minute, hour * 60 + minute + 30));
    const [range] = openRanges(fromTehran(day, 0), fromTehran(shiftDay(day, 1), 0), cal);
    expect(range?.opens.toISOString()).toBe(new Date(utc).toISOString());
  });
  const hoursOn = (day: string, cal: WorkCalendar) =>
    elapsed(fromTehran(day, 0), fromTehran(shiftDay(day, 1), 0), cal) / 3600;
  test("a night window is an hour shorter when the clock goes forward, longer when it goes back", () => {
    const cal = plainCalendar(every(22 * 60, 26 * 60)); // the jump is at midnight
    const worked = (day: string) =>
      elapsed(fromTehran(day, 12 * 60), fromTehran(shiftDay(day, 1), 12 * 60), cal) / 3600;
    expect([worked("2022-03-21"), worked("2022-09-21"), worked("2022-05-05"), worked("2023-03-21")]).toEqual([
      3, 5, 4, 4,
    ]);
  });
  test("a window within the hour that was jumped over has no time, and one around it loses only that hour", () => {
    expect(hoursOn("2022-03-22", plainCalendar(every(15, 45)))).toBe(0);
    expect(hoursOn("2022-03-22", plainCalendar(every(30, 90)))).toBe(0.5);
    expect(hoursOn("2022-03-22", plainCalendar(every(30, 70)))).toBeCloseTo(1 / 6, 9);
  });
});

describe("never", () => {
  const shut = plainCalendar(never);
  test("a calendar without an open hour says so at once", () => {
    const begun = performance.now();
    expect(() => due(at("2026-11-21 10:00:00"), 1, shut)).toThrow(NoOpenHour);
    expect(() => startFor(at("2026-11-21 10:00:00"), 1, shut)).toThrow(NoOpenHour);
    expect(elapsed(at("2001-11-21 10:00:00"), at("2030-11-21 10:00:00"), shut)).toBe(0);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
  test("nor does one that is shut for years, or a length nobody lives to see", () => {
    const cal = plainCalendar(every(480, 960));
    const closed = { ...cal, closures: [{ from: at("2026-01-01 00:00:00"), until: at("2090-01-01 00:00:00") }] };
    expect(() => due(at("2026-11-21 10:00:00"), 1, closed)).toThrow(NoOpenHour);
    expect(() => due(at("2026-11-21 10:00:00"), 1e12, cal)).toThrow(NoOpenHour);
  });
  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("refuses %s seconds", (seconds) => {
    expect(() => due(at("2026-11-21 10:00:00"), seconds, night)).toThrow(RangeError);
    expect(() => startFor(at("2026-11-21 10:00:00"), seconds, night)).toThrow(RangeError);
  });
});

const range = fc.record({ from: fc.integer({ min: 0, max: 1439 }), length: fc.integer({ min: 1, max: 1440 }) });
const hours = fc.array(
  range.map(({ from, length }) => ({ from, to: from + length })),
  { maxLength: 3 },
);
const days = fc.record({
  0: fc.constant([{ from: 480, to: 960 }]),
  1: hours,
  2: hours,
  3: hours,
  4: hours,
  5: hours,
  6: hours,
});
const momentIn = (from: string, to: string) => fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true });
const calendarIn = (from: string, to: string) => {
  const moment = momentIn(from, to);
  const day = moment.map(tehranDayKey);
  const later = fc.record({ from: day, length: fc.option(fc.nat(60)), days, onHolidays: fc.boolean() });
  const closure = fc.record({ from: moment, length: fc.integer({ min: 1, max: 5 * 86_400_000 }) });
  return fc
    .record({
      first: days,
      later: fc.array(later, { maxLength: 3 }),
      holidays: fc.uniqueArray(day, { maxLength: 30 }),
      closures: fc.array(closure, { maxLength: 4 }),
    })
    .map(
      ({ first, later, holidays, closures }): WorkCalendar => ({
        ...plainCalendar(first, holidays),
        weeks: [
          { from: "0001-01-01", until: null, days: first, onHolidays: false },
          ...later.map((w) => ({ ...w, until: w.length === null ? null : shiftDay(w.from, w.length) })),
        ],
        closures: closures.map((c) => ({ from: c.from, until: new Date(c.from.getTime() + c.length) })),
      }),
    );
};

describe("any calendar, summer time included", () => {
  const span = ["2020-01-01T00:00:00Z", "2025-01-01T00:00:00Z"] as const;
  const [cal, moment] = [calendarIn(...span), momentIn(...span)];
  const seconds = fc.integer({ min: 0, max: 4_000_000_000 }).map((ms) => ms / 1000);

  test("elapsed undoes due, to the millisecond", () =>
    fc.assert(
      fc.property(cal, moment, seconds, (c, start, s) => {
        const end = due(start, s, c);
        expect(elapsed(start, end, c)).toBe(s);
        expect(elapsed(end, start, c)).toBe(0 - s);
        if (s > 0) expect(isWorkingTime(new Date(end.getTime() - 1), c)).toBe(true);
      }),
    ));

  test("due undoes elapsed, up to the time that nobody worked", () =>
    fc.assert(
      fc.property(cal, moment, fc.nat(40 * 86_400_000), (c, a, length) => {
        const b = new Date(a.getTime() + length);
        const back = due(a, elapsed(a, b, c), c);
        if (length > 0 && isWorkingTime(new Date(b.getTime() - 1), c)) expect(back).toEqual(b);
        else expect(elapsed(back, b, c)).toBe(0);
      }),
    ));

  test("lengths add up", () =>
    fc.assert(
      fc.property(cal, moment, moment, moment, seconds, (c, x, y, z, s) => {
        const ms = (a: Date, b: Date) => Math.round(elapsed(a, b, c) * 1000);
        expect(ms(x, y) + ms(y, z)).toBe(ms(x, z));
        expect(due(due(x, s, c), 60, c)).toEqual(due(x, s + 60, c));
      }),
    ));

  test("startFor is the last moment from which the time suffices", () =>
    fc.assert(
      fc.property(cal, moment, seconds, (c, end, s) => {
        const start = startFor(end, s, c);
        expect(elapsed(start, end, c)).toBe(s);
        if (s > 0) expect(isWorkingTime(start, c)).toBe(true);
      }),
    ));
});

test("agrees with asking the clock on the wall every minute", () => {
  const span = ["2023-01-01T00:00:00Z", "2030-01-01T00:00:00Z"] as const;
  const open = (ms: number, c: WorkCalendar) => {
    const day = tehranDayKey(new Date(ms));
    const minute = tehranMinutes(new Date(ms));
    const within = (key: string, m: number) => {
      const week = c.weeks.findLast((w) => w.from <= key && (w.until === null || key <= w.until))!;
      const off = c.holidays.has(key) && !week.onHolidays;
      return !off && week.days[weekdayOf(key)].some(({ from, to }) => from <= m && m < to);
    };
    const shut = c.closures.some(({ from, until }) => from.getTime() <= ms && ms < until.getTime());
    return !shut && (within(day, minute) || within(shiftDay(day, -1), minute + 1440));
  };
  const minutes = (d: Date) => Math.floor(d.getTime() / 60_000) * 60_000;
  fc.assert(
    fc.property(calendarIn(...span), momentIn(...span), fc.nat(4000), (wild, d, length) => {
      const closures = wild.closures.map((c) => ({
        from: new Date(minutes(c.from)),
        until: new Date(minutes(c.until) + 60_000),
      }));
      const c = { ...wild, closures };
      const start = minutes(d);
      let asked = 0;
      for (let i = 0; i < length; i++) if (open(start + i * 60_000, c)) asked += 60;
      expect(elapsed(new Date(start), new Date(start + length * 60_000), c)).toBe(asked);
    }),
    { numRuns: 40 },
  );
});

test("100,000 deadlines take seconds at most", () => {
  const cal = plainCalendar({ ...every(480, 1020), 6: [] }, ["2026-11-24"]);
  const first = at("2024-01-01 00:00:00").getTime();
  const begun = performance.now();
  for (let i = 0; i < 100_000; i++) due(new Date(first + i * 1_000_003), (i % 500) * 3600, cal);
  expect(performance.now() - begun).toBeLessThan(2000);
});
