import { z } from "zod";
import { whole } from "@/lib/base/fields";
import { fromJalali, jalaliParts, tehranDayKey } from "@/lib/i18n/date";
import { query } from "@/lib/kernel/command";
import { dateOf, type HolidayShown, holidayShown } from "./shown";

/** The holidays of a Jalali year (this one unless another is named), in order. */
export const listHolidays = query({
  name: "calendar.look",
  input: z.strictObject({ year: whole(1370, 1478).optional() }),
  run: async ({ db, input, now }): Promise<{ year: number; items: HolidayShown[] }> => {
    const year = input.year ?? jalaliParts(now).year;
    const first = (y: number) => dateOf(tehranDayKey(fromJalali({ year: y, month: 1, day: 1 })!));
    const rows = await db.holiday.findMany({
      where: { untilVersion: null, day: { gte: first(year), lt: first(year + 1) } },
      orderBy: { day: "asc" },
    });
    return { year, items: rows.map(holidayShown) };
  },
});
