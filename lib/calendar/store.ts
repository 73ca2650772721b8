import type { Db } from "@/lib/base/db";
import type { EffectiveWeek, Hours, Week, Weekday, WorkCalendar } from "./work-calendar";

/** Whose time: of a department and, when closures of provinces count, of a customer's province. Nothing: the company's. */
export type Whose = { departmentId?: string | null | undefined; province?: string | null | undefined };

export type House = {
  work: WorkCalendar;
  /** Tehran day ("YYYY-MM-DD") → name, of all years that are known. */
  holidays: Record<string, string>;
};

/**
 * The calendar somebody works by, with all its past: weeks by their effective dates, holidays, closures. Kept in memory; a change made in this
 * process is seen at once, one made in another within 30 seconds, or at once by who names the version it must at least have.
 */
export async function calendarOf(db: Db, _now: Date, whose: Whose & { version?: number } = {}): Promise<WorkCalendar> {
  return pick(await present(db, whose.version ?? 0), whose);
}

/** The calendar as it was in an earlier version, to derive again what was computed then. A version never changes: the last few asked for are kept. */
export async function calendarAt(db: Db, version: number, whose: Whose = {}): Promise<WorkCalendar> {
  const all = kept.peyvandCalendars?.all;
  return pick(all?.version === version ? all : await past(db, version), whose);
}

async function past(db: Db, version: number): Promise<All> {
  const known = kept.peyvandPastCalendars ?? new Map<number, All>();
  kept.peyvandPastCalendars = known;
  const all = known.get(version) ?? (await read(db, version));
  known.delete(version);
  known.set(version, all);
  for (const oldest of known.keys()) if (known.size > KEPT_PAST) known.delete(oldest);
  return all;
}

/** Whose calendar an id names: «company», «department:ID», each perhaps with «+PROVINCE». */
export function whoseOf(calendarId: string): Whose {
  const [owner = "", province = null] = calendarId.split("+");
  return { departmentId: owner.startsWith(DEPARTMENT) ? owner.slice(DEPARTMENT.length) : null, province };
}

/** The company's calendar, with the names of the holidays. */
export async function readHouse(db: Db, _now: Date): Promise<House> {
  const all = await present(db, 0);
  return { work: pick(all, {}), holidays: all.names };
}

/** Departments with a week of their own, or closures that do not shut everybody. */
export async function departmentsApart(db: Db, _now: Date): Promise<string[]> {
  const { departments, closures } = await present(db, 0);
  return [...new Set([...departments.keys(), ...closures.flatMap((c) => c.departmentId ?? [])])];
}

/** After a change: from now on this process looks for a newer version at every call until it has found one that is committed. */
export function forgetCalendars(): void {
  if (kept.peyvandCalendars) kept.peyvandCalendars.restless = performance.now() + RESTLESS_MS;
}

type Closing = { from: Date; until: Date; departmentId: string | null; province: string | null; reason: string };
type All = {
  version: number;
  company: EffectiveWeek[];
  departments: Map<string, EffectiveWeek[]>;
  names: Record<string, string>;
  holidays: ReadonlySet<string>;
  closures: Closing[];
  /** What was picked from it, by its id. */
  picked: Map<string, WorkCalendar>;
};

/** Next bundles this file several times into one process; what is kept must be one. */
const kept = globalThis as unknown as {
  peyvandCalendars?: { all: All; lookedAt: number; restless: number };
  peyvandPastCalendars?: Map<number, All>;
};
const KEPT_MS = 30_000;
const KEPT_PAST = 8;
const DEPARTMENT = "department:";
/** Longer than the transaction that made the change may still take. */
const RESTLESS_MS = 65_000;

async function present(db: Db, atLeast: number): Promise<All> {
  const known = kept.peyvandCalendars;
  const at = performance.now();
  if (known && known.all.version >= atLeast && at - known.lookedAt < KEPT_MS && at > known.restless) return known.all;
  const newest = known ? await newestVersion(db) : undefined;
  const all = known && known.all.version === newest ? known.all : await read(db, newest);
  const restless = known && all === known.all ? known.restless : 0;
  kept.peyvandCalendars = { all, lookedAt: at, restless };
  return all;
}

async function newestVersion(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<[{ version: number }]>`select max("version") as "version" from "CalendarVersion"`;
  return row.version;
}

function pick(all: All, { departmentId, province }: Whose): WorkCalendar {
  const department =
    all.closures.some((c) => c.departmentId === departmentId) || all.departments.has(departmentId ?? "");
  const local = all.closures.some((c) => c.province === province);
  const owner = departmentId && department ? departmentId : null;
  const place = province && local ? province : null;
  const id = `${owner ? `${DEPARTMENT}${owner}` : "company"}${place ? `+${place}` : ""}`;
  const known = all.picked.get(id);
  if (known) return known;
  const concerns = (c: Closing) =>
    (c.departmentId === null || c.departmentId === owner) && (c.province === null || c.province === place);
  const made: WorkCalendar = {
    id,
    version: all.version,
    weeks: [...all.company, ...(owner ? (all.departments.get(owner) ?? []) : [])],
    holidays: all.holidays,
    closures: all.closures.filter(concerns),
  };
  all.picked.set(id, made);
  return made;
}

type Row = {
  version: number;
  weeks:
    | { departmentId: string | null; from: string; until: string | null; days: Pair[][]; onHolidays: boolean }[]
    | null;
  holidays: Record<string, string> | null;
  closures: (Omit<Closing, "from" | "until"> & { from: number; until: number })[] | null;
};
type Pair = [from: number, to: number];

/** Everything that held in a version; undefined: in the newest. One statement. */
async function read(db: Db, version: number | undefined): Promise<All> {
  const [row] = await db.$queryRaw<[Row]>`
    with v as (select coalesce(${version ?? null}::int, (select max("version") from "CalendarVersion")) as n)
    select v.n as "version",
      (select json_agg(json_build_object('departmentId', w."departmentId", 'from', w."effectiveFrom", 'until', w."effectiveTo",
          'days', w."days", 'onHolidays', w."onHolidays") order by w."effectiveFrom")
        from "WorkWeek" w where w."sinceVersion" <= v.n and coalesce(w."untilVersion", 2147483647) > v.n) as "weeks",
      (select json_object_agg(h."day", h."name")
        from "Holiday" h where h."sinceVersion" <= v.n and coalesce(h."untilVersion", 2147483647) > v.n) as "holidays",
      (select json_agg(json_build_object('from', extract(epoch from c."from") * 1000, 'until', extract(epoch from c."until") * 1000,
          'departmentId', c."departmentId", 'province', c."province", 'reason', c."reason") order by c."from")
        from "Closure" c where c."sinceVersion" <= v.n and coalesce(c."untilVersion", 2147483647) > v.n) as "closures"
    from v`;
  return arranged(row);
}

function arranged({ version, weeks, holidays, closures }: Row): All {
  const company: EffectiveWeek[] = [];
  const departments = new Map<string, EffectiveWeek[]>();
  for (const { departmentId, days, ...week } of weeks ?? []) {
    const list = departmentId === null ? company : (departments.get(departmentId) ?? []);
    list.push({ ...week, days: weekFrom(days) });
    if (departmentId !== null) departments.set(departmentId, list);
  }
  const names = holidays ?? {};
  const shut = (closures ?? []).map((c) => ({ ...c, from: new Date(c.from), until: new Date(c.until) }));
  return {
    version,
    company,
    departments,
    names,
    holidays: new Set(Object.keys(names)),
    closures: shut,
    picked: new Map(),
  };
}

/** A week as it is stored: seven lists of pairs. */
export function weekFrom(days: readonly Pair[][]): Week {
  const hours = (day: Weekday): Hours[] => (days[day] ?? []).map(([from, to]) => ({ from, to }));
  return { 0: hours(0), 1: hours(1), 2: hours(2), 3: hours(3), 4: hours(4), 5: hours(5), 6: hours(6) };
}
