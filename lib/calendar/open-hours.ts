import { fromTehran, shiftDay, tehranOffset, weekdayOf } from "@/lib/i18n/date";
import type { Hours, WorkCalendar } from "./rules";

/** The open ranges that lie in one year, as milliseconds since 1970: in order, apart from each other, none empty. */
export type OpenYear = {
  opens: Float64Array;
  closes: Float64Array;
  /** Open milliseconds of the year before each range. */
  before: Float64Array;
  total: number;
};

const MINUTE = 60_000;
const STEP = 30 * MINUTE;
/** Years are cut at midnight by the winter clock; the cut needs to be the same everywhere and nothing more. */
const WINTER = 210 * MINUTE;

export const yearOf = (ms: number): number => new Date(ms + WINTER).getUTCFullYear();
const startOf = (year: number): number => Date.UTC(year, 0, 1) - WINTER;

const made = new WeakMap<WorkCalendar, Map<number, OpenYear>>();

/** The ranges of a year, computed once for each calendar. */
export function openYear(cal: WorkCalendar, year: number): OpenYear {
  const years = made.get(cal) ?? new Map<number, OpenYear>();
  made.set(cal, years);
  const known = years.get(year);
  if (known) return known;
  const fresh = makeYear(cal, year);
  years.set(year, fresh);
  return fresh;
}

type Range = [opens: number, closes: number];

function makeYear(cal: WorkCalendar, year: number): OpenYear {
  const [start, end] = [startOf(year), startOf(year + 1)];
  const moment = momentIn(year);
  const all: Range[] = [];
  // Ranges that began the day before reach over midnight.
  for (let day = `${year - 1}-12-30`; day <= `${year}-12-31`; day = shiftDay(day, 1))
    for (const { from, to } of hoursOf(day, cal)) all.push([moment(day, from), moment(day, to)]);
  const ranges = without(joined(all), cal.closures)
    .map(([opens, closes]): Range => [Math.max(opens, start), Math.min(closes, end)])
    .filter(([opens, closes]) => opens < closes);
  let total = 0;
  const before = Float64Array.from(ranges, ([opens, closes]) => {
    total += closes - opens;
    return total - (closes - opens);
  });
  return {
    opens: Float64Array.from(ranges, (r) => r[0]),
    closes: Float64Array.from(ranges, (r) => r[1]),
    before,
    total,
  };
}

/** What the week in force on a day says of it. */
function hoursOf(day: string, cal: WorkCalendar): readonly Hours[] {
  const week = cal.weeks.findLast(({ from, until }) => from <= day && (until === null || day <= until));
  if (!week || (cal.holidays.has(day) && !week.onHolidays)) return [];
  return week.days[weekdayOf(day)];
}

/** Ranges in order, those that overlap or touch made one, empty ones dropped. */
function joined(ranges: Range[]): Range[] {
  const out: Range[] = [];
  for (const [opens, closes] of ranges.sort((a, b) => a[0] - b[0])) {
    const previous = out.at(-1);
    if (previous && opens <= previous[1]) previous[1] = Math.max(previous[1], closes);
    else if (opens < closes) out.push([opens, closes]);
  }
  return out;
}

function without(ranges: Range[], closures: WorkCalendar["closures"]): Range[] {
  if (closures.length === 0) return ranges;
  const shut = joined(closures.map(({ from, until }): Range => [from.getTime(), until.getTime()]));
  return ranges.flatMap(([opens, closes]) => {
    const left: Range[] = [];
    let at = opens;
    for (const [from, until] of shut) {
      if (until <= at || from >= closes) continue;
      if (at < from) left.push([at, from]);
      at = until;
    }
    if (at < closes) left.push([at, closes]);
    return left;
  });
}

/** A year without summer time needs no question per day; the clock went forward in March, so these four tell it. */
function momentIn(year: number): (day: string, minutes: number) => number {
  const probes = [startOf(year), Date.UTC(year, 3, 15), Date.UTC(year, 6, 15), startOf(year + 1) - STEP];
  const [first, ...others] = probes.map(tehranOffset);
  if (others.some((offset) => offset !== first)) return momentOf;
  return (day, minutes) => Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE - first!;
}

/** The instant of a wall time; one that the clock jumped over is the instant of the jump. */
function momentOf(day: string, minutes: number): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE;
  const found = fromTehran(day, minutes).getTime();
  const offset = tehranOffset(found);
  if (found + offset === wall) return found;
  let at = Math.floor((wall - offset) / STEP) * STEP;
  while (at + tehranOffset(at) < wall) at += STEP;
  return at;
}
