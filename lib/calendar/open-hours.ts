import { tehranOffset } from "@/lib/i18n/date";
import type { Hours, Weekday, WorkCalendar } from "./work-calendar";

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
const DAY = 1440 * MINUTE;
/** What 1 January 1970 was. */
const THURSDAY = 5;
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
  for (let midnight = Date.UTC(year, 0, -1); midnight < Date.UTC(year + 1, 0, 1); midnight += DAY)
    for (const { from, to } of hoursOf(midnight, cal))
      all.push([moment(midnight + from * MINUTE), moment(midnight + to * MINUTE)]);
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

/** What the week in force on a day says of it. @param midnight its beginning, as if Tehran were at UTC */
function hoursOf(midnight: number, cal: WorkCalendar): readonly Hours[] {
  const day = new Date(midnight).toISOString().slice(0, 10);
  const week = cal.weeks.findLast(({ from, until }) => from <= day && (until === null || day <= until));
  if (!week || (cal.holidays.has(day) && !week.onHolidays)) return [];
  return week.days[((midnight / DAY + THURSDAY) % 7) as Weekday];
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

type Stretch = { from: number; offset: number };

/** The stretches of a year in which the clock went evenly. It changed at most once between two of these probes (1991 and later). */
function stretchesOf(year: number): Stretch[] {
  const probes = [startOf(year), Date.UTC(year, 3, 15), Date.UTC(year, 6, 15), startOf(year + 1) - STEP];
  const out: Stretch[] = [{ from: Number.NEGATIVE_INFINITY, offset: tehranOffset(probes[0]!) }];
  for (const [i, to] of probes.slice(1).entries()) {
    const offset = tehranOffset(to);
    if (offset !== out.at(-1)!.offset) out.push({ from: changeBetween(probes[i]!, to), offset });
  }
  return out;
}

/** Clocks change on the half hour. */
function changeBetween(from: number, to: number): number {
  let [before, after] = [Math.floor(from / STEP), Math.ceil(to / STEP)];
  const old = tehranOffset(from);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (tehranOffset(middle * STEP) === old) before = middle;
    else after = middle;
  }
  return after * STEP;
}

/** The instant of a wall time, given as if Tehran were at UTC: of one that came twice the second, of one that the clock jumped over the jump itself. */
function momentIn(year: number): (wall: number) => number {
  const stretches = stretchesOf(year);
  return (wall) => {
    const at = stretches.findLastIndex(({ from, offset }) => from + offset <= wall);
    return Math.min(wall - stretches[at]!.offset, stretches[at + 1]?.from ?? Number.POSITIVE_INFINITY);
  };
}
