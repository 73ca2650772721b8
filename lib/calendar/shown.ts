import { timeOfDay } from "@/lib/base/time-of-day";
import type { Json } from "@/lib/kernel/events";
import type { Closure, Holiday, WorkWeek } from "@/prisma/generated/client";
import { type WeekdayName, weekdays } from "./schema";

/** A day as the database takes it, and back. */
export const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** "08:30"; the end of a day is "24:00", beyond it the next day's time. */
export const timeText = (minutes: number): string => timeOfDay(minutes > 1440 ? minutes - 1440 : minutes);

type Times = { from: string; to: string };
export type WeekShown = {
  departmentId: string | null;
  effectiveFrom: string;
  effectiveTo: string | null;
  name: string | null;
  days: Record<WeekdayName, Times[]>;
  onHolidays: boolean;
  /** The version in which it came to be as it is. */
  version: number;
};

export function weekShown(week: WorkWeek): WeekShown {
  const lists = week.days as [number, number][][];
  const times = (list: [number, number][] = []) => list.map(([a, b]) => ({ from: timeText(a), to: timeText(b) }));
  return {
    departmentId: week.departmentId,
    effectiveFrom: dayOf(week.effectiveFrom),
    effectiveTo: week.effectiveTo && dayOf(week.effectiveTo),
    name: week.name,
    days: Object.fromEntries(weekdays.map((day, i) => [day, times(lists[i])])) as Record<WeekdayName, Times[]>,
    onHolidays: week.onHolidays,
    version: week.sinceVersion,
  };
}

/** A week for the history: a line of text for each weekday that is worked. */
export function weekAsText(week: WorkWeek): { [key: string]: Json } {
  const { days, version: _, departmentId: __, ...rest } = weekShown(week);
  const lines = weekdays.flatMap((day) =>
    days[day].length > 0 ? [[day, days[day].map(({ from, to }) => `${from}–${to}`).join(" ")] as const] : [],
  );
  return { ...rest, ...Object.fromEntries(lines) };
}

export type HolidayShown = { day: string; name: string; kind: string; estimated: boolean };
export const holidayShown = ({ day, name, kind, estimated }: Omit<Holiday, "id">): HolidayShown => ({
  day: dayOf(day),
  name,
  kind,
  estimated,
});

export type ClosureShown = {
  id: string;
  from: Date;
  until: Date;
  departmentId: string | null;
  province: string | null;
  reason: string;
};
export const closureShown = (c: Closure): ClosureShown => ({
  id: c.closureId,
  from: c.from,
  until: c.until,
  departmentId: c.departmentId,
  province: c.province,
  reason: c.reason,
});

/** A closure for the history. */
export const closureAsJson = ({ from, until, province, reason }: Closure) => ({
  from: from.toISOString(),
  until: until.toISOString(),
  province,
  reason,
});
