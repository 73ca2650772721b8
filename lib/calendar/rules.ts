import { fromTehran, shiftDay, tehranDayKey, weekdayOf } from "@/lib/i18n/date";

export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** When the house is open. The hours are wall-clock time in Tehran, so a day when the clock changes is longer or shorter. */
export type WorkCalendar = {
  /** 0 = شنبه … 6 = جمعه; minutes from local midnight, `from` < `to` ≤ 1440. Order and overlap do not matter. */
  week: Record<Weekday, Array<{ from: number; to: number }>>;
  /** Holidays and closures: Gregorian Tehran days, "YYYY-MM-DD". */
  closed: ReadonlySet<string>;
};

const MINUTE = 60_000;
const PATIENCE = 400;

/**
 * The moment when so many working minutes have passed since `start`; the end of a range counts as reached, so 60 minutes from an hour
 * before closing end at closing. 0 gives `start` itself.
 * @param minutes not negative, fractions allowed
 * @throws RangeError when 400 days in a row have no open minute
 */
export function addWorkingMinutes(start: Date, minutes: number, cal: WorkCalendar): Date {
  if (!(minutes >= 0 && Number.isFinite(minutes))) throw new RangeError(`not a length of time: ${minutes}`);
  let left = minutes * MINUTE;
  if (left === 0) return new Date(start);
  for (const [opens, closes] of openRanges(start, cal)) {
    const from = Math.max(opens, start.getTime());
    if (left <= closes - from) return new Date(from + left);
    left -= closes - from;
  }
  throw new RangeError("unreachable");
}

/** Working minutes from `a` to `b`, with fractions; negative when `b` is earlier. */
export function workingMinutesBetween(a: Date, b: Date, cal: WorkCalendar): number {
  if (b < a) return -workingMinutesBetween(b, a, cal);
  const end = tehranDayKey(b);
  let worked = 0;
  for (let day = tehranDayKey(a); day <= end; day = shiftDay(day, 1))
    for (const [opens, closes] of rangesOf(day, cal))
      worked += Math.max(0, Math.min(closes, b.getTime()) - Math.max(opens, a.getTime()));
  return worked / MINUTE;
}

/** Whether the house opens at all on the Tehran day of `d`. */
export function isWorkingDay(d: Date, cal: WorkCalendar): boolean {
  return rangesOf(tehranDayKey(d), cal).length > 0;
}

/** Whether the house is open at `d`: a range holds its first minute and not its last moment. */
export function isWorkingTime(d: Date, cal: WorkCalendar): boolean {
  const at = d.getTime();
  return rangesOf(tehranDayKey(d), cal).some(([opens, closes]) => opens <= at && at < closes);
}

/** `d` itself when open then, else the next opening. @throws RangeError when 400 days in a row have no open minute */
export function nextWorkingTime(d: Date, cal: WorkCalendar): Date {
  for (const [opens] of openRanges(d, cal)) return new Date(Math.max(opens, d.getTime()));
  throw new RangeError("unreachable");
}

type Range = [opens: number, closes: number];

/** Every open range that ends after `start`, for ever. */
function* openRanges(start: Date, cal: WorkCalendar): Generator<Range> {
  let idle = 0;
  for (let day = tehranDayKey(start); idle < PATIENCE; day = shiftDay(day, 1), idle += 1)
    for (const range of rangesOf(day, cal)) {
      if (range[1] <= start.getTime()) continue;
      idle = 0;
      yield range;
    }
  throw new RangeError(`no open hour in ${PATIENCE} days from ${start.toISOString()}`);
}

/** The open ranges of one day as moments, in order, overlaps joined. */
function rangesOf(day: string, cal: WorkCalendar): Range[] {
  if (cal.closed.has(day)) return [];
  const joined: Range[] = [];
  for (const { from, to } of [...cal.week[weekdayOf(day)]].sort((a, b) => a.from - b.from)) {
    const previous = joined.at(-1);
    if (previous && from <= previous[1]) previous[1] = Math.max(previous[1], to);
    else if (from < to) joined.push([from, to]);
  }
  return joined
    .map(([from, to]): Range => [fromTehran(day, from).getTime(), fromTehran(day, to).getTime()])
    .filter(([opens, closes]) => opens < closes);
}
