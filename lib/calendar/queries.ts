import { z } from "zod";
import { fromTehran, shiftDay, tehranDayKey } from "@/lib/i18n/date";
import { query } from "@/lib/kernel/command";
import { addWorkingMinutes, type Hours, openRanges, type Week, type Weekday, type WorkCalendar, weekOn } from "./rules";
import { readHouse } from "./store";

/** What a deadline picker needs, as plain data. */
export type DeskCalendar = {
  /** Weekdays on which the house never opens, 0 = شنبه. */
  weekly: Weekday[];
  /** Holidays of the coming year: Gregorian Tehran day → name. */
  named: Record<string, string>;
  /** Open ranges of each weekday, minutes from local midnight. */
  hours: Week;
  /** Deadlines that are asked for most, as ISO instants; those that are past or cannot be computed are left out. */
  picks: { pick: "todayEnd" | "tomorrow" | "twoDays" | "week"; at: string }[];
};

/** Working week, named holidays of the next 400 days and quick deadlines, seen from now. */
export const deskCalendar = query({
  name: "calendar.read",
  input: z.strictObject({}),
  run: async ({ db, now }): Promise<DeskCalendar> => {
    const { work, holidays } = await readHouse(db, now);
    const today = tehranDayKey(now);
    const last = shiftDay(today, 400);
    const hours = weekOn(today, work);
    const days = [0, 1, 2, 3, 4, 5, 6] as const;
    return {
      weekly: days.filter((day) => hours[day].length === 0),
      named: Object.fromEntries(Object.entries(holidays).filter(([day]) => today <= day && day <= last)),
      hours,
      picks: quickPicks(now, work),
    };
  },
});

function quickPicks(now: Date, work: WorkCalendar): DeskCalendar["picks"] {
  const today = tehranDayKey(now);
  const tomorrow = shiftDay(today, 1);
  const week = Object.values(weekOn(today, work)) as Hours[][];
  const dayLength = Math.max(60, ...week.map((day) => day.reduce((n, r) => n + r.to - r.from, 0)));
  const candidates = [
    ["todayEnd", () => openRanges(now, fromTehran(tomorrow, 0), work).at(-1)?.closes],
    ["tomorrow", () => fromTehran(tomorrow, 12 * 60)],
    ["twoDays", () => addWorkingMinutes(now, 2 * dayLength, work)],
    ["week", () => addWorkingMinutes(now, 5 * dayLength, work)],
  ] as const;
  return candidates.flatMap(([pick, make]) => {
    const at = attempt(make);
    return at && at > now ? [{ pick, at: at.toISOString() }] : [];
  });
}

/** A house that never opens has no working days to count. */
function attempt(make: () => Date | undefined): Date | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
