import type { Db } from "@/lib/base/db";
import type { Weekday, WorkCalendar } from "./rules";

/** What intake needs of the settings of the house, beside its working time. */
export type House = {
  work: WorkCalendar;
  /** First-reply targets in working minutes. */
  targets: { low: number; normal: number; high: number; urgent: number };
  /** The office's own area code ("021"): completes a local landline. */
  areaCode: string | undefined;
};

type Row = {
  hours: { weekday: Weekday; opens: number; closes: number }[] | null;
  closed: string[] | null;
  settings: Record<string, unknown> | null;
};

const KEPT_MS = 60_000;
const TARGETS: House["targets"] = { low: 1620, normal: 1080, high: 540, urgent: 180 };
let kept: { at: number; house: House } | undefined;

/** Working time and intake settings as of `now`, kept in memory for a minute. */
export async function readHouse(db: Db, now: Date): Promise<House> {
  if (!kept || Math.abs(now.getTime() - kept.at) > KEPT_MS) kept = { at: now.getTime(), house: await load(db, now) };
  return kept.house;
}

/** After a change of hours, holidays or settings in this process. */
export function forgetHouse(): void {
  kept = undefined;
}

async function load(db: Db, now: Date): Promise<House> {
  const [row] = await db.$queryRaw<Row[]>`
    with today as (select (${now.toISOString()}::timestamptz at time zone 'Asia/Tehran')::date as present)
    select
      (select json_agg(json_build_object('weekday', "weekday", 'opens', "opens", 'closes', "closes")) from "WorkingHours", today
        where "effectiveFrom" <= present and coalesce("effectiveTo", 'infinity') >= present) as hours,
      (select json_agg(to_char("day", 'YYYY-MM-DD')) from "Holiday", today where "day" between present - 30 and present + 800) as closed,
      (select json_object_agg("key", "value") from "Setting" where "key" in ('targets', 'areaCode')) as settings`;
  const week: WorkCalendar["week"] = { 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [] };
  for (const { weekday, opens, closes } of row?.hours ?? []) week[weekday].push({ from: opens, to: closes });
  const { targets, areaCode } = row?.settings ?? {};
  return {
    work: { week, closed: new Set(row?.closed ?? []) },
    targets: { ...TARGETS, ...(targets as Partial<House["targets"]> | undefined) },
    areaCode: typeof areaCode === "string" ? areaCode : undefined,
  };
}
