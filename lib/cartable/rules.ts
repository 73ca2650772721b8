import { nextWorkingTime, openRanges } from "@/lib/calendar/rules";
import type { WorkCalendar } from "@/lib/calendar/work-calendar";
import { fromJalali, fromTehran, jalaliParts, shiftDay, tehranDayKey, weekdayOf } from "@/lib/i18n/date";

export type FollowUpPick = { pick: "laterToday" | "tomorrow" | "twoDays" | "saturday"; at: Date };

const LATER_MS = 3 * 3_600_000;
/** So much before closing something can still be done. */
const MARGIN_MS = 30 * 60_000;

/**
 * The times at which things are brought back most often, in working time: in three hours or half an hour before closing (out of a break: as
 * it ends), the mornings of the next working day and of the one after it, and the first working morning from Saturday on. What is past,
 * cannot be computed or was named already is left out.
 */
export function followUpPicks(now: Date, work: WorkCalendar): FollowUpPick[] {
  const today = tehranDayKey(now);
  const morning = (from: string) => nextWorkingTime(fromTehran(from, 0), work);
  const closes = openRanges(now, fromTehran(shiftDay(today, 1), 0), work)
    .at(-1)
    ?.closes.getTime();
  const inHours = (of: number) => nextWorkingTime(new Date(Math.min(now.getTime() + LATER_MS, of - MARGIN_MS)), work);
  const candidates = [
    ["laterToday", () => (closes === undefined ? undefined : inHours(closes))],
    ["tomorrow", () => morning(shiftDay(today, 1))],
    ["twoDays", () => morning(shiftDay(tehranDayKey(morning(shiftDay(today, 1))), 1))],
    ["saturday", () => morning(shiftDay(today, 7 - weekdayOf(today)))],
  ] as const;
  const found: FollowUpPick[] = [];
  for (const [pick, make] of candidates) {
    const at = attempt(make);
    if (at && at > now && !found.some((one) => one.at.getTime() === at.getTime())) found.push({ pick, at });
  }
  return found;
}

/** A house that never opens has no working mornings. */
function attempt(make: () => Date | undefined): Date | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

export type CalendarView = "month" | "week";

/**
 * The days that a calendar shows around `day`, as Tehran days ("YYYY-MM-DD"), whole weeks from Saturday: those of its Jalali month, or its week.
 */
export function daysShown(view: CalendarView, day: string): string[] {
  const saturday = (of: string) => shiftDay(of, -weekdayOf(of));
  if (view === "week") return Array.from({ length: 7 }, (_, n) => shiftDay(saturday(day), n));
  const { first, last } = monthOf(day);
  const start = saturday(first);
  const days: string[] = [];
  for (let at = start; at <= last || weekdayOf(at) !== 0; at = shiftDay(at, 1)) days.push(at);
  return days;
}

/** First and last Tehran day of the Jalali month that holds `day`. */
export function monthOf(day: string): { first: string; last: string } {
  const { year, month } = jalaliParts(fromTehran(day, 720));
  const first = tehranDayKey(fromJalali({ year, month, day: 1 })!);
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return { first, last: shiftDay(tehranDayKey(fromJalali({ ...next, day: 1 })!), -1) };
}

/** The day from which the view before or after is shown. */
export function turned(view: CalendarView, day: string, by: 1 | -1): string {
  if (view === "week") return shiftDay(day, 7 * by);
  const { first, last } = monthOf(day);
  return by === 1 ? shiftDay(last, 1) : monthOf(shiftDay(first, -1)).first;
}
