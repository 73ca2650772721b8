import { z } from "zod";
import { fromTehran, shiftDay, tehranDayKey, tehranMinutes, weekdayOf } from "@/lib/i18n/date";
import { query } from "@/lib/kernel/command";
import { addWorkingMinutes, closureOn, nextWorkingTime, openRanges, weekOn } from "./rules";
import { calendarOf, departmentsApart, readHouse } from "./store";
import type { Hours, Week, Weekday, WorkCalendar } from "./work-calendar";

/** What a deadline picker needs of one calendar, as plain data. */
export type DayPlan = {
  /** Weekdays on which nobody works, 0 = شنبه. */
  weekly: Weekday[];
  /** Holidays and days that a closure shuts whole, of the coming year: Gregorian Tehran day → name or reason. */
  named: Record<string, string>;
  /** Open ranges of each weekday in the week of today, minutes from local midnight. */
  hours: Record<Weekday, Hours[]>;
  /** Days of the coming year with other hours: a closure for some of them, another week. */
  exceptions: Record<string, Hours[]>;
  /** Deadlines that are asked for most, as ISO instants; those that are past or cannot be computed are left out. */
  picks: { pick: "todayEnd" | "tomorrow" | "nextDay" | "twoDays" | "week"; at: string }[];
};

export type DeskCalendar = DayPlan & {
  /** Of departments that work at other times than the company. */
  departments: Record<string, DayPlan>;
};

const AHEAD_DAYS = 400;

/** The company's days and quick deadlines seen from now, and those of departments that differ; in a province also its closures. */
export const deskCalendar = query({
  name: "calendar.read",
  input: z.strictObject({ province: z.string().max(100).nullish() }),
  run: async ({ db, now, input: { province } }): Promise<DeskCalendar> => {
    const { holidays } = await readHouse(db, now);
    const plan = async (departmentId?: string) =>
      planOf(await calendarOf(db, now, { departmentId, province }), holidays, now);
    const apart = await departmentsApart(db, now);
    const plans = apart.map(async (departmentId) => [departmentId, await plan(departmentId)] as const);
    return { ...(await plan()), departments: Object.fromEntries(await Promise.all(plans)) };
  },
});

const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;

/** @param holidays their names */
export function planOf(work: WorkCalendar, holidays: Record<string, string>, now: Date): DayPlan {
  const today = tehranDayKey(now);
  const hours = clockHours(weekOn(today, work));
  const plan: DayPlan = {
    weekly: weekdays.filter((day) => hours[day].length === 0),
    named: {},
    hours,
    exceptions: {},
    picks: quickPicks(now, work),
  };
  const actual = hoursByDay(today, work);
  for (let day = today, n = 0; n <= AHEAD_DAYS; day = shiftDay(day, 1), n++) {
    const open = actual.get(day) ?? [];
    const shut = open.length === 0 ? (holidays[day] ?? closureOn(day, work)) : undefined;
    if (shut !== undefined) plan.named[day] = shut;
    else if (!same(open, hours[weekdayOf(day)])) plan.exceptions[day] = open;
  }
  return plan;
}

/** A week as the clock of each day shows it: what reaches over midnight belongs to the next day. */
function clockHours(week: Week): Record<Weekday, Hours[]> {
  const of = (day: Weekday): Hours[] => {
    const late = week[((day + 6) % 7) as Weekday].filter(({ to }) => to > 1440);
    const own = week[day].map(({ from, to }) => ({ from, to: Math.min(to, 1440) }));
    return [...late.map(({ to }) => ({ from: 0, to: to - 1440 })), ...own].sort((a, b) => a.from - b.from);
  };
  return { 0: of(0), 1: of(1), 2: of(2), 3: of(3), 4: of(4), 5: of(5), 6: of(6) };
}

/** Open ranges of each coming day, cut at midnight, in minutes of its clock. */
function hoursByDay(today: string, work: WorkCalendar): Map<string, Hours[]> {
  const days = new Map<string, Hours[]>();
  const last = fromTehran(shiftDay(today, AHEAD_DAYS + 1), 0);
  for (const { opens, closes } of openRanges(fromTehran(today, 0), last, work))
    for (let at = opens; at < closes; ) {
      const day = tehranDayKey(at);
      const midnight = fromTehran(shiftDay(day, 1), 0);
      const to = closes < midnight ? tehranMinutes(closes) : 1440;
      days.set(day, [...(days.get(day) ?? []), { from: tehranMinutes(at), to }]);
      at = midnight;
    }
  return days;
}

const same = (a: readonly Hours[], b: readonly Hours[]): boolean =>
  a.length === b.length && a.every(({ from, to }, i) => from === b[i]!.from && to === b[i]!.to);

function quickPicks(now: Date, work: WorkCalendar): DayPlan["picks"] {
  const today = tehranDayKey(now);
  const tomorrow = shiftDay(today, 1);
  const week = Object.values(weekOn(today, work)) as Hours[][];
  const dayLength = Math.max(60, ...week.map((day) => day.reduce((n, r) => n + r.to - r.from, 0)));
  const next = attempt(() => nextWorkingTime(fromTehran(tomorrow, 0), work));
  const openDay = next && tehranDayKey(next);
  const candidates = [
    ["todayEnd", () => openRanges(now, fromTehran(tomorrow, 0), work).at(-1)?.closes],
    [openDay === tomorrow ? "tomorrow" : "nextDay", () => (openDay ? noonOf(openDay, work) : undefined)],
    ["twoDays", () => addWorkingMinutes(now, 2 * dayLength, work)],
    ["week", () => addWorkingMinutes(now, 5 * dayLength, work)],
  ] as const;
  return candidates.flatMap(([pick, make]) => {
    const at = attempt(make);
    return at && at > now ? [{ pick, at: at.toISOString() }] : [];
  });
}

/** Noon of a working day; of one that is shut then, the closing before it, else the last of the day. */
function noonOf(day: string, work: WorkCalendar): Date {
  const noon = fromTehran(day, 720);
  const ranges = openRanges(fromTehran(day, 0), fromTehran(shiftDay(day, 1), 0), work);
  if (ranges.some(({ opens, closes }) => opens < noon && noon <= closes)) return noon;
  return (ranges.findLast(({ closes }) => closes < noon) ?? ranges.at(-1)!).closes;
}

/** A house that never opens has no working days to count. */
function attempt(make: () => Date | undefined): Date | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
