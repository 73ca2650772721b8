import { describe, expect, test } from "vitest";
import {
  formatDate,
  formatDateTime,
  formatDeadline,
  formatDuration,
  formatFull,
  formatRelative,
  formatSortable,
  formatSortableDay,
  fromJalali,
  fromTehran,
  isoDate,
  jalaliParts,
  parseJalali,
  shiftDay,
  tehranDayKey,
  tehranMinutes,
  weekdayOf,
} from "@/lib/i18n/date";
import fc from "@/tests/support/fuzz";

const at = (iso: string) => new Date(iso);
const local = (iso: string) => new Date(`${iso}+03:30`);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const moments = fc.date({ min: at("1950-01-01T00:00:00Z"), max: at("2110-01-01T00:00:00Z"), noInvalidDate: true });

// The Iranian calendar centre's list, 1304–1498.
const leapYears = [
  1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358, 1362, 1366, 1370, 1375, 1379,
  1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436, 1441, 1445, 1449, 1453, 1457,
  1461, 1465, 1469, 1474, 1478, 1482, 1486, 1490, 1494, 1498,
];

describe("the calendar", () => {
  test("every year of the official list begins on its day and has 29 or 30 Esfand", () => {
    let nowruz = "1925-03-21";
    for (let year = 1304; year <= 1498; year++) {
      const leap = leapYears.includes(year);
      expect(tehranDayKey(fromJalali({ year, month: 1, day: 1 })!)).toBe(nowruz);
      expect(jalaliParts(at(`${nowruz}T12:00:00Z`))).toMatchObject({ year, month: 1, day: 1 });
      expect(fromJalali({ year, month: 12, day: 29 })).not.toBeNull();
      expect(fromJalali({ year, month: 12, day: 30 }) !== null, String(year)).toBe(leap);
      nowruz = shiftDay(nowruz, leap ? 366 : 365);
    }
  });

  test.each([
    [1304, "1925-03-21", 0],
    [1358, "1979-03-21", 4],
    [1395, "2016-03-20", 1],
    [1399, "2020-03-20", 6],
    [1403, "2024-03-20", 4],
    [1405, "2026-03-21", 0],
    [1408, "2029-03-20", 3],
    [1409, "2030-03-21", 5],
    [1498, "2119-03-21", 3],
  ])("Nowruz of %i is %s", (year, gregorian, weekday) => {
    expect(tehranDayKey(fromJalali({ year, month: 1, day: 1 })!)).toBe(gregorian);
    expect(weekdayOf(gregorian)).toBe(weekday);
    expect(jalaliParts(fromJalali({ year, month: 1, day: 1, hour: 12 })!).weekday).toBe(weekday);
  });

  test("every minute comes back", () => {
    fc.assert(
      fc.property(moments, (d) => {
        const back = fromJalali(jalaliParts(d))!;
        expect(jalaliParts(back)).toEqual(jalaliParts(d));
        expect([0, hour]).toContain(Math.abs(back.getTime() - Math.floor(d.getTime() / minute) * minute)); // the hour that comes twice
      }),
    );
  });

  test.each([
    { year: 1405, month: 7, day: 31 },
    { year: 1405, month: 12, day: 30 },
    { year: 1405, month: 13, day: 1 },
    { year: 1405, month: 0, day: 1 },
    { year: 1405, month: 1, day: 0 },
    { year: 1405, month: 1, day: 32 },
    { year: 1405, month: 1.5, day: 1 },
    { year: Number.NaN, month: 1, day: 1 },
    { year: 1405, month: 1, day: 1, hour: 24 },
    { year: 1405, month: 1, day: 1, minute: 60 },
  ])("there is no %j", (parts) => expect(fromJalali(parts)).toBeNull());
});

describe("Tehran's clock (IANA tzdata)", () => {
  test.each([
    ["2005-07-01T00:00:00Z", "2005-07-01", 4.5 * 60],
    ["2006-07-01T00:00:00Z", "2006-07-01", 3.5 * 60],
    ["2008-07-01T00:00:00Z", "2008-07-01", 4.5 * 60],
    ["2022-03-21T20:29:59Z", "2022-03-21", 23 * 60 + 59],
    ["2022-03-21T20:30:00Z", "2022-03-22", 60],
    ["2022-09-21T19:29:59Z", "2022-09-21", 23 * 60 + 59],
    ["2022-09-21T19:30:00Z", "2022-09-21", 23 * 60],
    ["2023-07-01T12:00:00Z", "2023-07-01", 15.5 * 60],
    ["2026-07-01T12:00:00Z", "2026-07-01", 15.5 * 60],
    ["2026-11-21T20:29:59Z", "2026-11-21", 23 * 60 + 59],
    ["2026-11-21T20:30:00Z", "2026-11-22", 0],
  ])("%s is %s, minute %i", (iso, key, minutes) => {
    expect(tehranDayKey(at(iso))).toBe(key);
    expect(tehranMinutes(at(iso))).toBe(minutes);
    if (iso.endsWith(":00Z")) expect(isoDate(fromTehran(key, minutes))).toBe(iso.replace("Z", ".000Z"));
  });

  test("a skipped time moves on, and a day ends where the next begins", () => {
    expect(isoDate(fromTehran("2022-03-22", 0))).toBe("2022-03-21T20:30:00.000Z");
    expect(isoDate(fromTehran("2022-03-22", 30))).toBe("2022-03-21T21:00:00.000Z");
    for (const key of ["2022-03-21", "2022-09-21", "2026-11-21"])
      expect(fromTehran(key, 1440)).toEqual(fromTehran(shiftDay(key, 1), 0));
  });
});

describe("shown", () => {
  const d = local("2026-11-21T10:20:00");
  test("in a table that leaves the house, in digits that sort", () => {
    expect(formatSortableDay(local("2026-11-24T00:05:00"))).toBe("1405/09/03");
    expect(formatSortable(local("2026-11-24T09:05:00"))).toBe("1405/09/03 09:05");
  });

  test("date, date and time, in full", () => {
    expect(formatDate(d)).toBe("۳۰ آبان ۱۴۰۵");
    expect(formatDateTime(d)).toBe("۳۰ آبان ۱۴۰۵، ۱۰:۲۰");
    expect(formatFull(d)).toBe("شنبه ۳۰ آبان ۱۴۰۵، ۱۰:۲۰");
    expect(formatDateTime(local("2026-03-21T00:05:00"))).toBe("۱ فروردین ۱۴۰۵، ۰۰:۰۵");
  });

  test.each([
    ["2026-11-21T10:20:00", "امروز ۱۰:۲۰"],
    ["2026-11-21T00:00:00", "امروز ۰۰:۰۰"],
    ["2026-11-20T23:59:00", "دیروز ۲۳:۵۹"],
    ["2026-11-22T08:00:00", "فردا ۰۸:۰۰"],
    ["2026-11-18T10:20:00", "۳ روز پیش"],
    ["2026-11-15T00:01:00", "۶ روز پیش"],
    ["2026-11-14T23:59:00", "۲۳ آبان ۱۴۰۵"],
    ["2026-11-23T10:00:00", "۲ آذر ۱۴۰۵"],
  ])("%s is %s", (then, words) => expect(formatRelative(local(then), local("2026-11-21T18:00:00"))).toBe(words));

  test.each([
    [local("2026-11-23T10:00:00").getTime() - d.getTime(), "۲ روز مانده", false, false],
    [day, "۱ روز مانده", false, false],
    [day - 1, "۲۳ ساعت مانده", false, true],
    [3 * hour + 59 * minute, "۳ ساعت مانده", false, true],
    [hour - 1, "۵۹ دقیقه مانده", false, true],
    [0, "کمتر از یک دقیقه مانده", false, true],
    [-1, "کمتر از یک دقیقه از مهلت گذشته", true, false],
    [-20 * minute, "۲۰ دقیقه از مهلت گذشته", true, false],
    [-3 * hour, "۳ ساعت از مهلت گذشته", true, false],
    [-5 * day, "۵ روز از مهلت گذشته", true, false],
  ])("due in %i ms: %s", (left, text, overdue, soon) =>
    expect(formatDeadline(new Date(d.getTime() + left), d)).toEqual({ text, overdue, soon }),
  );

  test.each([
    [0, "کمتر از یک دقیقه"],
    [20 * minute, "۲۰ دقیقه"],
    [3 * hour, "۳ ساعت"],
    [3 * hour + 20 * minute, "۳ ساعت و ۲۰ دقیقه"],
    [2 * day + 3 * hour + 59 * minute, "۲ روز و ۳ ساعت"],
    [2 * day + 59 * minute, "۲ روز"],
  ])("%i ms is %s", (ms, words) => expect(formatDuration(ms)).toBe(words));
});

describe("parseJalali", () => {
  test.each([
    ["۱۴۰۵/۰۹/۰۳", "2026-11-24T00:00:00"],
    ["1405-9-3 14:30", "2026-11-24T14:30:00"],
    ["١٤٠٥/٩/٣", "2026-11-24T00:00:00"],
    [" ۱۴۰۵.۹.۳، ساعت ۸:۰۵ ", "2026-11-24T08:05:00"],
    ["\u2067۱۴۰۵/۰۹/۰۳\u2069", "2026-11-24T00:00:00"],
  ])("%j", (typed, iso) => expect(parseJalali(typed)).toEqual(local(iso)));

  test.each(["", "فردا", "۱۴۰۵/۱۳/۰۱", "۱۴۰۵/۱۲/۳۰", "05/09/03", "1405/9/3 25:00", "1405/9/3 8", "1405/9/3x"])(
    "%j is none",
    (typed) => expect(parseJalali(typed)).toBeNull(),
  );

  test("reads back what the form shows", () => {
    fc.assert(
      fc.property(moments, (d) => {
        const { year, month, day } = jalaliParts(d);
        expect(tehranDayKey(parseJalali(`${year}/${month}/${day}`)!)).toBe(tehranDayKey(d));
      }),
    );
  });
});
