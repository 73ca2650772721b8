import { z } from "zod";
import { fromTehran, shiftDay, tehranDayKey, weekdayOf } from "@/lib/i18n/date";
import { query } from "@/lib/kernel/command";
import { addWorkingMinutes, type Weekday, type WorkCalendar } from "./rules";
import { readHouse } from "./store";

/** What a deadline picker needs, as plain data. */
export type DeskCalendar = {
  /** Weekdays on which the house never opens, 0 = شنبه. */
  weekly: Weekday[];
  /** Holidays of the coming year: Gregorian Tehran day → name. */
  named: Record<string, string>;
  /** Open ranges of each weekday, minutes from local midnight. */
  hours: Record<Weekday, { from: number; to: number }[]>;
  /** Deadlines that are asked for most, as ISO instants; those that are past or cannot be computed are left out. */
  picks: { pick: "todayEnd" | "tomorrow" | "twoDays" | "week"; at: string }[];
};

/** Working week, named holidays of the next 400 days and quick deadlines, seen from now. */
export const deskCalendar = query({
  name: "calendar.read",
  input: z.strictObject({}),
  run: async ({ db, now }): Promise<DeskCalendar> => {
    const { work } = await readHouse(db, now);
    const today = tehranDayKey(now);
    const holidays = await db.$queryRaw<{ day: string; name: string }[]>`
      select to_char("day", 'YYYY-MM-DD') as "day", "name" from "Holiday"
      where "day" between ${today}::date and ${shiftDay(today, 400)}::date`;
    const days = [0, 1, 2, 3, 4, 5, 6] as const;
    return {
      weekly: days.filter((day) => work.week[day].length === 0),
      named: Object.fromEntries(holidays.map(({ day, name }) => [day, name])),
      hours: work.week,
      picks: quickPicks(now, work),
    };
  },
});

function quickPicks(now: Date, work: WorkCalendar): DeskCalendar["picks"] {
  const tomorrow = shiftDay(tehranDayKey(now), 1);
  const dayLength = Math.max(60, ...Object.values(work.week).map((day) => day.reduce((n, r) => n + r.to - r.from, 0)));
  const candidates = [
    ["todayEnd", () => endOfDay(now, work)],
    ["tomorrow", () => fromTehran(tomorrow, 12 * 60)],
    ["twoDays", () => addWorkingMinutes(now, 2 * dayLength, work)],
    ["week", () => addWorkingMinutes(now, 5 * dayLength, work)],
  ] as const;
  return candidates.flatMap(([pick, make]) => {
    const at = attempt(make);
    return at && at > now ? [{ pick, at: at.toISOString() }] : [];
  });
}

/** When the house closes today; undefined on a day off. */
function endOfDay(now: Date, work: WorkCalendar): Date | undefined {
  const today = tehranDayKey(now);
  if (work.closed.has(today)) return undefined;
  const closes = Math.max(...work.week[weekdayOf(today)].map((r) => r.to), 0);
  return closes > 0 ? fromTehran(today, closes) : undefined;
}

/** A house that never opens has no working days to count. */
function attempt(make: () => Date | undefined): Date | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
