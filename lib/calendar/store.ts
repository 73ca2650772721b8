import type { Db } from "@/lib/base/db";
import type { Weekday, WorkCalendar } from "./rules";

export type House = {
  work: WorkCalendar;
  /** Tehran day ("YYYY-MM-DD") → name, from a month ago to two years ahead. */
  holidays: Record<string, string>;
};

type Row = {
  hours: { weekday: Weekday; opens: number; closes: number }[] | null;
  holidays: Record<string, string> | null;
};

const KEPT_MS = 60_000;
let kept: { at: number; calendar: House } | undefined;

/** Working hours and holidays as of `now`, kept in memory for a minute. */
export async function readHouse(db: Db, now: Date): Promise<House> {
  if (!kept || Math.abs(now.getTime() - kept.at) > KEPT_MS) kept = { at: now.getTime(), calendar: await read(db, now) };
  return kept.calendar;
}

async function read(db: Db, now: Date): Promise<House> {
  const [row] = await db.$queryRaw<Row[]>`
    with today as (select (${now.toISOString()}::timestamptz at time zone 'Asia/Tehran')::date as present)
    select
      (select json_agg(json_build_object('weekday', "weekday", 'opens', "opens", 'closes', "closes")) from "WorkingHours", today
        where "effectiveFrom" <= present and coalesce("effectiveTo", 'infinity') >= present) as hours,
      (select json_object_agg(to_char("day", 'YYYY-MM-DD'), "name") from "Holiday", today
        where "day" between present - 30 and present + 730) as holidays`;
  const week: WorkCalendar["week"] = { 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [] };
  for (const { weekday, opens, closes } of row?.hours ?? []) week[weekday].push({ from: opens, to: closes });
  const holidays = row?.holidays ?? {};
  return { work: { week, closed: new Set(Object.keys(holidays)) }, holidays };
}
