import { z } from "zod";
import { whole } from "@/lib/base/fields";
import { fromJalali, jalaliParts, shiftDay, tehranDayKey, weekdayOf } from "@/lib/i18n/date";
import { query } from "@/lib/kernel/command";
import { weekOn } from "./rules";
import { dateOf, type HolidayShown, holidayShown } from "./shown";
import { readHouse } from "./store";

export type HolidaysShown = {
  year: number;
  items: HolidayShown[];
  /** Days on which the company's week has no hours. */
  idle: string[];
};

/** The holidays of a Jalali year (this one unless another is named), in order. */
export const listHolidays = query({
  name: "calendar.look",
  input: z.strictObject({ year: whole(1370, 1478).optional() }),
  run: async ({ db, input, now }): Promise<HolidaysShown> => {
    const year = input.year ?? jalaliParts(now).year;
    const first = (y: number) => tehranDayKey(fromJalali({ year: y, month: 1, day: 1 })!);
    const rows = await db.holiday.findMany({
      where: { untilVersion: null, day: { gte: dateOf(first(year)), lt: dateOf(first(year + 1)) } },
      orderBy: { day: "asc" },
    });
    const { work } = await readHouse(db, now);
    const idle: string[] = [];
    for (let day = first(year); day < first(year + 1); day = shiftDay(day, 1))
      if (weekOn(day, work)[weekdayOf(day)].length === 0) idle.push(day);
    return { year, items: rows.map(holidayShown), idle };
  },
});
