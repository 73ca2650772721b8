import { fromTehran, shiftDay, tehranDayKey } from "@/lib/i18n/date";
import { type OpenYear, openYear, yearOf } from "./open-hours";
import type { Hours, Week, WorkCalendar } from "./work-calendar";

/** Thrown when a deadline would never come, instead of looking for ever. */
export class NoOpenHour extends RangeError {}

/** Years in a row without an open hour after which there is none. */
const PATIENCE = 3;
const LAST_YEAR = 2150;

/** A calendar of one week that holds always. @param closed Tehran days, "YYYY-MM-DD" */
export function plainCalendar(week: Week, closed: Iterable<string> = []): WorkCalendar {
  const weeks = [{ from: "0001-01-01", until: null, days: week, onHolidays: false }];
  return { id: "plain", version: 0, weeks, holidays: new Set(closed), closures: [] };
}

const NEVER: Week = { 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [] };

/** Why a closure shuts some of a Tehran day. */
export function closureOn(day: string, { closures }: WorkCalendar): string | undefined {
  const [from, until] = [fromTehran(day, 0), fromTehran(shiftDay(day, 1), 0)];
  return closures.find((c) => c.from < until && c.until > from)?.reason;
}

/** The week in force on a Tehran day, whatever holidays and closures make of that day. */
export function weekOn(day: string, cal: WorkCalendar): Week {
  return cal.weeks.findLast(({ from, until }) => from <= day && (until === null || day <= until))?.days ?? NEVER;
}

/**
 * The moment when so many working seconds have passed since `start`; the end of a range counts as reached, so 3600 seconds from an
 * hour before closing end at closing. 0 gives `start` itself. Inverse of `elapsed`: `elapsed(start, due(start, s)) === s`.
 * @param seconds not negative; fractions to the millisecond
 * @throws NoOpenHour when no open hour comes
 */
export function due(start: Date, seconds: number, cal: WorkCalendar): Date {
  if (!(seconds >= 0 && Number.isFinite(seconds))) throw new RangeError(`not a length of time: ${seconds}`);
  const length = Math.round(seconds * 1000);
  if (length === 0) return new Date(start);
  const first = yearOf(start.getTime());
  let left = length + workedBefore(openYear(cal, first), start.getTime());
  for (let year = first, idle = 0; idle < PATIENCE && year < LAST_YEAR; year++) {
    const open = openYear(cal, year);
    if (left <= open.total) {
      const at = count(open.before, (before) => before < left) - 1;
      return new Date(open.opens[at]! + left - open.before[at]!);
    }
    left -= open.total;
    idle = open.total === 0 ? idle + 1 : 0;
  }
  throw new NoOpenHour(`no open hour after ${start.toISOString()} in calendar ${cal.id}`);
}

/** Working seconds from `a` to `b`, exact to the millisecond; negative when `b` is earlier. */
export function elapsed(a: Date, b: Date, cal: WorkCalendar): number {
  if (b < a) return 0 - elapsed(b, a, cal); // never -0
  const [from, to] = [yearOf(a.getTime()), yearOf(b.getTime())];
  let worked = workedBefore(openYear(cal, to), b.getTime()) - workedBefore(openYear(cal, from), a.getTime());
  for (let year = from; year < to; year++) worked += openYear(cal, year).total;
  return worked / 1000;
}

/**
 * The last moment from which so many working seconds lead to `end`: when to warn. 0 gives `end` itself.
 * @param seconds not negative; fractions to the millisecond
 * @throws NoOpenHour when no open hour went before
 */
export function startFor(end: Date, seconds: number, cal: WorkCalendar): Date {
  if (!(seconds >= 0 && Number.isFinite(seconds))) throw new RangeError(`not a length of time: ${seconds}`);
  const length = Math.round(seconds * 1000);
  if (length === 0) return new Date(end);
  let year = yearOf(end.getTime());
  let at = workedBefore(openYear(cal, year), end.getTime()) - length;
  for (let idle = 0; at < 0 && idle < PATIENCE; ) {
    const { total } = openYear(cal, --year);
    at += total;
    idle = total === 0 ? idle + 1 : 0;
  }
  if (at < 0) throw new NoOpenHour(`no open hour before ${end.toISOString()} in calendar ${cal.id}`);
  const open = openYear(cal, year);
  const range = count(open.before, (before) => before <= at) - 1;
  return new Date(open.opens[range]! + at - open.before[range]!);
}

/**
 * The first two ranges of a week that overlap, Friday night and Saturday morning included.
 * @param days seven lists, شنبه first @returns where the later one stands, or null
 */
export function clash(days: readonly (readonly Hours[])[]): { day: number; index: number; otherDay: number } | null {
  const placed = days.flatMap((list, day) =>
    list.map(({ from, to }, index) => ({ day, index, from: day * 1440 + from, to: day * 1440 + to })),
  );
  const inOrder = placed.sort((a, b) => a.from - b.from || a.index - b.index);
  const [first] = inOrder;
  const week = first ? [...inOrder, { ...first, from: first.from + 7 * 1440 }] : [];
  const at = week.findIndex((range, i) => i > 0 && range.from < week[i - 1]!.to);
  return at < 0 ? null : { day: week[at]!.day, index: week[at]!.index, otherDay: week[at - 1]!.day };
}

/** `due` in minutes. @throws NoOpenHour */
export const addWorkingMinutes = (start: Date, minutes: number, cal: WorkCalendar): Date =>
  due(start, minutes * 60, cal);

/** `elapsed` in minutes, with fractions. */
export const workingMinutesBetween = (a: Date, b: Date, cal: WorkCalendar): number => elapsed(a, b, cal) / 60;

/** Whether there is an open hour on the Tehran day of `d`. */
export function isWorkingDay(d: Date, cal: WorkCalendar): boolean {
  const day = tehranDayKey(d);
  return elapsed(fromTehran(day, 0), fromTehran(shiftDay(day, 1), 0), cal) > 0;
}

/** Whether it is open at `d`: a range holds its first moment and not its last. */
export function isWorkingTime(d: Date, cal: WorkCalendar): boolean {
  const at = d.getTime();
  const { opens, closes } = openYear(cal, yearOf(at));
  const begun = count(opens, (from) => from <= at);
  return begun > 0 && at < closes[begun - 1]!;
}

/** `d` itself when open then, else the next opening. @throws NoOpenHour when none comes */
export function nextWorkingTime(d: Date, cal: WorkCalendar): Date {
  if (isWorkingTime(d, cal)) return new Date(d);
  return new Date(due(d, 0.001, cal).getTime() - 1);
}

/** The open ranges between two moments, cut to them. */
export function openRanges(from: Date, until: Date, cal: WorkCalendar): { opens: Date; closes: Date }[] {
  const out: { opens: Date; closes: Date }[] = [];
  for (let year = yearOf(from.getTime()); year <= yearOf(until.getTime()); year++) {
    const { opens, closes } = openYear(cal, year);
    opens.forEach((start, i) => {
      const range = { opens: Math.max(start, from.getTime()), closes: Math.min(closes[i]!, until.getTime()) };
      if (range.opens < range.closes) out.push({ opens: new Date(range.opens), closes: new Date(range.closes) });
    });
  }
  return out;
}

/** Open milliseconds of the year before a moment. */
function workedBefore({ opens, closes, before }: OpenYear, at: number): number {
  const begun = count(opens, (from) => from < at);
  return begun === 0 ? 0 : before[begun - 1]! + Math.min(at, closes[begun - 1]!) - opens[begun - 1]!;
}

/** How many of the first entries pass; those that do stand in front. */
function count(sorted: Float64Array, passes: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
