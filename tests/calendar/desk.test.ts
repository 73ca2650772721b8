import { describe, expect, test } from "vitest";
import { weekState } from "@/components/calendar/week-words";
import { dayOff, isClosedHour } from "@/components/ui/days-off";
import { planOf } from "@/lib/calendar/queries";
import { plainCalendar } from "@/lib/calendar/rules";
import type { Week } from "@/lib/calendar/work-calendar";

const at = (text: string) => new Date(`${text.replace(" ", "T")}:00+03:30`);
const day = [{ from: 480, to: 960 }];
const week: Week = { 0: day, 1: day, 2: day, 3: day, 4: day, 5: [], 6: [] };
const now = at("2026-11-22 09:00"); // a Sunday

describe("the deadline picker", () => {
  const names = { "2026-11-24": "تعطیل رسمی" };
  const base = plainCalendar(week, Object.keys(names));
  const closures = [
    { from: at("2026-11-23 12:00"), until: at("2026-11-23 23:00"), reason: "برف" },
    { from: at("2026-11-25 00:00"), until: at("2026-11-26 00:00"), reason: "آلودگی هوا" },
  ];

  test("names holidays and days shut whole, and knows days that end early", () => {
    const plan = planOf({ ...base, closures }, names, now);
    expect(plan.weekly).toEqual([5, 6]);
    expect(plan.named).toEqual({ ...names, "2026-11-25": "آلودگی هوا" });
    expect(plan.exceptions).toEqual({ "2026-11-23": [{ from: 480, to: 720 }] });
    expect(isClosedHour("2026-11-23", "13:00", plan)).toBe(true);
    expect(isClosedHour("2026-11-30", "13:00", plan)).toBe(false);
    expect(dayOff("2026-11-25", plan, "هفتگی")).toBe("آلودگی هوا");
    expect(dayOff("2026-11-27", plan, "هفتگی")).toBe("هفتگی");
  });

  test("its quick deadlines skip what is shut", () => {
    const { picks } = planOf({ ...base, closures }, names, now);
    expect(picks).toEqual([
      { pick: "todayEnd", at: at("2026-11-22 16:00").toISOString() },
      { pick: "tomorrow", at: at("2026-11-23 12:00").toISOString() },
      { pick: "twoDays", at: at("2026-11-28 13:00").toISOString() },
      { pick: "week", at: at("2026-12-01 13:00").toISOString() },
    ]);
  });

  test("follows a week that begins later, and shifts over midnight", () => {
    const night: Week = { 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [{ from: 1320, to: 1560 }] };
    const later = { from: "2026-12-01", until: null, days: night, onHolidays: false };
    const plan = planOf({ ...plainCalendar(week), weeks: [...base.weeks, later] }, {}, now);
    expect(plan.hours[6]).toEqual([]);
    expect(plan.exceptions["2026-12-04"]).toEqual([{ from: 1320, to: 1440 }]);
    expect(plan.exceptions["2026-12-05"]).toEqual([{ from: 0, to: 120 }]);
    expect(dayOff("2026-12-06", plan, "هفتگی")).toBe("هفتگی");
    expect(dayOff("2026-12-04", plan, "هفتگی")).toBeUndefined();
    expect(isClosedHour("2026-12-05", "01:30", plan)).toBe(false);
  });

  test("a house that never opens offers no deadlines", () => {
    const never: Week = { 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [] };
    expect(planOf(plainCalendar(never), {}, now).picks).toEqual([]);
  });

  test.each([
    ["a Wednesday, before two days off", "2026-11-25 09:00", "nextDay", "2026-11-28 12:00"],
    ["a Thursday", "2026-11-26 09:00", "nextDay", "2026-11-28 12:00"],
    ["the day before a day that ends at eleven", "2026-12-01 09:00", "tomorrow", "2026-12-02 11:00"],
  ])("on %s noon is one at which somebody works", (_, today, pick, noon) => {
    const short = { from: at("2026-12-02 11:00"), until: at("2026-12-03 00:00"), reason: "برف" };
    const { picks } = planOf({ ...base, closures: [short] }, names, at(today));
    expect(picks).toContainEqual({ pick, at: at(noon).toISOString() });
  });
});

test("a week is told to hold, to come, to come back or to be past", () => {
  const week = (effectiveFrom: string, effectiveTo: string | null = null) => ({ effectiveFrom, effectiveTo });
  const states = (weeks: ReturnType<typeof week>[], day: string) => weeks.map((w) => weekState(w, weeks, day));
  const year = [week("2026-06-01"), week("2026-02-18", "2026-03-19"), week("2001-01-01")];
  expect(states(year, "2026-01-01")).toEqual(["soon", "soon", "now"]);
  expect(states(year, "2026-02-20")).toEqual(["soon", "now", "again"]);
  expect(states(year, "2026-05-01")).toEqual(["soon", "over", "now"]);
  expect(states(year, "2026-07-01")).toEqual(["now", "over", "over"]);
  expect(states([week("2026-02-18", "2026-03-19")], "2026-04-01"), "a department whose only week has ended").toEqual([
    "over",
  ]);
});
