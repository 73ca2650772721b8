import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseJalali, tehranDayKey } from "@/lib/i18n/date";

const [head, ...lines] = readFileSync("prisma/data/holidays.csv", "utf8").trim().split("\n");
const rows = lines.map((line) => line.split(","));
const byDay = new Map(rows.map((row) => [row[0], row]));

test("one line a day, in order, each with kind, estimate and name", () => {
  expect(head).toBe("gregorian,kind,lunar_date_is_estimate,name");
  expect(byDay.size).toBe(rows.length);
  expect(rows.map((row) => row[0])).toEqual(rows.map((row) => row[0]).sort());
  for (const [day, kind, estimate, name, ...rest] of rows) {
    expect(day).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(["solar", "lunar", "solar+lunar", "special"]).toContain(kind);
    expect(["0", "1"]).toContain(estimate);
    expect(name).toBeTruthy();
    expect(rest).toEqual([]);
  }
});

test("the fixed days of the Jalali year are there every year", () => {
  for (let year = 1380; year <= 1409; year++)
    for (const fixed of ["1/1", "1/2", "1/3", "1/4", "1/12", "1/13", "3/14", "3/15", "11/22", "12/29"])
      expect(byDay.has(tehranDayKey(parseJalali(`${year}/${fixed}`)!)), `${year}/${fixed}`).toBe(true);
});
