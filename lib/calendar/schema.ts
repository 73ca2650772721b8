import { z } from "zod";
import { flag, instant, optionalText, text, version } from "@/lib/base/fields";
import { findProvince, provinces } from "@/lib/base/provinces";
import { plainEntry } from "@/lib/base/text";
import { parseJalali, tehranDayKey } from "@/lib/i18n/date";
import { clash } from "./rules";
import type { Hours } from "./work-calendar";

export const weekdays = ["saturday", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday"] as const;
export type WeekdayName = (typeof weekdays)[number];

const failed = (ctx: z.RefinementCtx, message: string): never => {
  ctx.addIssue({ code: "custom", message });
  return z.NEVER;
};

/** A Tehran day: "2026-11-24", or Jalali as «۱۴۰۵/۹/۳». @returns "YYYY-MM-DD" */
export const dayField = z.string().transform((typed, ctx) => {
  const entered = plainEntry(typed);
  const iso = /^(19|20)\d\d-\d\d-\d\d$/.test(entered) ? new Date(`${entered}T00:00:00Z`) : null;
  if (iso && !Number.isNaN(iso.getTime()) && iso.toISOString().startsWith(entered)) return entered;
  const day = iso ? null : parseJalali(entered.split(/[\s،]/)[0] ?? "");
  const key = day ? tehranDayKey(day) : "";
  return key >= "1991-03-21" && key < "2100" ? key : failed(ctx, "calendar.notADay");
});

/** «۸:۳۰», "08:30" or "24:00". @returns minutes from midnight */
export function minutesTyped(typed: string, ctx: z.RefinementCtx): number {
  const [, hour, minute] = /^(\d{1,2})(?::(\d{2}))?$/.exec(plainEntry(typed)) ?? [];
  const minutes = Number(hour) * 60 + Number(minute ?? 0);
  return hour === undefined || minutes > 1440 || Number(minute ?? 0) > 59 ? failed(ctx, "calendar.notATime") : minutes;
}
const timeField = z.string().transform(minutesTyped);

/** A range that ends before it begins runs over midnight. */
const hoursField = z.strictObject({ from: timeField, to: timeField }).transform(({ from, to }, ctx): Hours => {
  if (from === 1440 || from === to) ctx.addIssue({ code: "custom", message: "calendar.emptyRange", path: ["to"] });
  return { from, to: to < from ? to + 1440 : to };
});

const dayHours = z.array(hoursField).max(12).default([]);
const shape = Object.fromEntries(weekdays.map((day) => [day, dayHours])) as Record<WeekdayName, typeof dayHours>;
/** Seven lists of pairs, شنبه first, as they are stored. */
export const daysField = z.strictObject(shape).transform((days, ctx) => {
  const lists = weekdays.map((day) => [...days[day]].sort((a, b) => a.from - b.from));
  const met = clash(weekdays.map((day) => days[day]));
  if (met) {
    const params = { day: `dates.weekday.d${met.day}`, other: `dates.weekday.d${met.otherDay}` };
    const path = [weekdays[met.day]!, met.index, "from"];
    const message = met.day === met.otherDay ? "calendar.overlap" : "calendar.overlapNight";
    ctx.addIssue({ code: "custom", message, params, path });
  }
  if (lists.every((list) => list.length === 0)) ctx.addIssue({ code: "custom", message: "calendar.noOpenHour" });
  return lists.map((list) => list.map(({ from, to }): [number, number] => [from, to]));
});

export const provinceField = z.string().transform((typed, ctx) => {
  return findProvince(typed) ?? failed(ctx, "customer.unknownProvince");
});
export const provinceNames = [...provinces.keys()];

const department = z.uuid().optional();
export const weekKey = { departmentId: department, effectiveFrom: dayField };
export const weekInput = z
  .strictObject({
    ...weekKey,
    effectiveTo: dayField.optional(),
    name: optionalText(80),
    days: daysField,
    onHolidays: flag.default(false),
    version,
  })
  .refine((w) => w.effectiveTo === undefined || w.effectiveTo >= w.effectiveFrom, {
    message: "calendar.endsBeforeItBegins",
    path: ["effectiveTo"],
  });

/** Of a file with holidays: rows, characters of a name, days of one event. */
export const IMPORT_LIMITS = { rows: 3000, name: 200, days: 31 };

export const holidayKinds = ["solar", "lunar", "solar+lunar", "special"] as const;
export type HolidayKind = (typeof holidayKinds)[number];
export const holidayFields = {
  day: dayField,
  name: text(IMPORT_LIMITS.name),
  kind: z.enum(holidayKinds).default("special"),
  estimated: flag.default(false),
};

const LONGEST_DAYS = 366;
export const closureFields = {
  from: instant,
  until: instant,
  departmentId: department,
  province: provinceField.optional(),
  reason: text(300),
};

type Ends = { from: Date; until: Date };

/** Why nothing can be shut from the one to the other, or null. */
export function spanProblem({ from, until }: Ends): string | null {
  if (until <= from) return "calendar.endsBeforeItBegins";
  return until.getTime() - from.getTime() > LONGEST_DAYS * 86_400_000 ? "calendar.tooLong" : null;
}

/** What stands between the two ends of a closure. */
export function span(ends: Ends, ctx: z.RefinementCtx): void {
  const wrong = spanProblem(ends);
  if (wrong) ctx.addIssue({ code: "custom", message: wrong, path: ["until"] });
}
