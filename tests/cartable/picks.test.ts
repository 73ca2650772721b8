import { expect, test } from "vitest";
import { plainCalendar } from "@/lib/calendar/rules";
import { daysShown, followUpPicks, monthOf, turned } from "@/lib/cartable/rules";
import { fromTehran } from "@/lib/i18n/date";

const day = [{ from: 480, to: 990 }];
/** Saturday to Wednesday 8:00 to 16:30; Tuesday 2026-11-24 is a holiday. */
const work = plainCalendar({ 0: day, 1: day, 2: day, 3: day, 4: day, 5: [], 6: [] }, ["2026-11-24"]);
const at = (date: number, minutes: number) => fromTehran(`2026-11-${date}`, minutes);
const picks = (now: Date, cal = work) => Object.fromEntries(followUpPicks(now, cal).map(({ pick, at }) => [pick, at]));

test("on a Monday morning: in three hours, after the holiday, the day after, and next Saturday", () => {
  expect(picks(at(23, 540))).toEqual({
    laterToday: at(23, 720),
    tomorrow: at(25, 480),
    twoDays: at(28, 480), // Wednesday, then Saturday
  });
});

test("late in the day: half an hour before closing, and when that has come nothing of today", () => {
  expect(picks(at(21, 900)).laterToday).toEqual(at(21, 960));
  expect(picks(at(21, 965))).toEqual({ tomorrow: at(22, 480), twoDays: at(23, 480), saturday: at(28, 480) });
});

test("what would fall into a break or before opening waits until work goes on", () => {
  const split = [
    { from: 480, to: 720 },
    { from: 960, to: 1200 },
  ];
  const broken = plainCalendar({ 0: split, 1: split, 2: split, 3: split, 4: split, 5: [], 6: [] });
  expect(picks(at(21, 600), broken).laterToday).toEqual(at(21, 960));
  expect(picks(at(21, 240), broken).laterToday).toEqual(at(21, 480));
  expect(picks(at(21, 1000), broken).laterToday).toEqual(at(21, 1170));
});

test("on a day off the next working mornings, each named once; a house that never opens has none", () => {
  expect(picks(at(27, 600))).toEqual({ tomorrow: at(28, 480), twoDays: at(29, 480) });
  expect(followUpPicks(at(21, 600), plainCalendar({ 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [] }))).toEqual([]);
});

test("a month is whole weeks from Saturday around a Jalali month, a week is seven days", () => {
  const azar = daysShown("month", "2026-11-22"); // آذر ۱۴۰۵: 22 November to 21 December
  expect([azar[0], azar.at(-1), azar.length]).toEqual(["2026-11-21", "2026-12-25", 35]);
  expect(monthOf("2026-12-21")).toEqual({ first: "2026-11-22", last: "2026-12-21" });
  expect(monthOf("2027-03-20")).toEqual({ first: "2027-02-20", last: "2027-03-20" }); // 29 اسفند of a common year
  expect(daysShown("week", "2026-11-27")).toEqual(
    ["21", "22", "23", "24", "25", "26", "27"].map((d) => `2026-11-${d}`),
  );
});

test("turning goes from month to month and back, over the new year", () => {
  expect(turned("month", "2026-11-30", 1)).toBe("2026-12-22");
  expect(turned("month", "2026-11-30", -1)).toBe("2026-10-23");
  expect(turned("month", "2027-03-01", 1)).toBe("2027-03-21");
  expect(turned("week", "2026-11-30", -1)).toBe("2026-11-23");
});
