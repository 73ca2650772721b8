import { CalendarDate, fromDate, PersianCalendar, toCalendar, toZoned } from "@internationalized/date";

/** Office time of the demo company: Saturday to Wednesday 8–17, Thursday 8–13, Tehran, fixed solar holidays off. */
const ZONE = "Asia/Tehran";
const persian = new PersianCalendar();
const MINUTE = 60_000;
const MONTHS = [
  ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور"],
  ["مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"],
].flat();
const WEEKDAYS = ["یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه"];
const HOLIDAYS = new Set(["1/1", "1/2", "1/3", "1/4", "1/12", "1/13", "3/14", "3/15", "11/22", "12/29"]);

/** Latin digits to Persian. */
export const digits = (text: string | number) => String(text).replace(/\d/g, (d) => "۰۱۲۳۴۵۶۷۸۹"[Number(d)]!);

const jalali = (at: Date) => toCalendar(fromDate(at, ZONE), persian);
/** 0 is Sunday, 6 Saturday. */
const weekday = (at: Date) => new Date(at.getTime() + OFFSET).getUTCDay();

/** «۱۲ مهر». */
export function dayText(at: Date): string {
  const j = jalali(at);
  return `${digits(j.day)} ${MONTHS[j.month - 1]}`;
}
/** «سه‌شنبه ۱۵ مهر». */
export const weekdayText = (at: Date) => `${WEEKDAYS[weekday(at)]} ${dayText(at)}`;

/** The same Jalali day so many months earlier, at midnight in Tehran. */
export function monthsBefore(at: Date, months: number): Date {
  const j = jalali(at).subtract({ months });
  return toZoned(new CalendarDate(persian, j.year, j.month, j.day), ZONE).toDate();
}

/** Tehran has been at +03:30 all year since 2022; arithmetic is much quicker than asking for the zone each time. */
const OFFSET = 210 * MINUTE;
const DAY = 1440 * MINUTE;

/** The instant of `hour:minute` in Tehran on the day of `at`. */
export function onDay(at: Date, hour: number, minute: number): Date {
  const midnight = Math.floor((at.getTime() + OFFSET) / DAY) * DAY - OFFSET;
  return new Date(midnight + (hour * 60 + minute) * MINUTE);
}

const closings = new Map<number, number>();
/** Closing hour of the day, or 0 when the office is closed all day. */
export function closingHour(at: Date): number {
  const day = Math.floor((at.getTime() + OFFSET) / DAY);
  const known = closings.get(day) ?? closingOf(at);
  closings.set(day, known);
  return known;
}

function closingOf(at: Date): number {
  const j = jalali(at);
  const day = weekday(at);
  if (day === 5 || HOLIDAYS.has(`${j.month}/${j.day}`)) return 0;
  return day === 4 ? 13 : 17;
}
export const hourOf = (at: Date) => new Date(at.getTime() + OFFSET).getUTCHours();
export const isOpen = (at: Date) => hourOf(at) >= 8 && hourOf(at) < closingHour(at);
const addDays = (at: Date, days: number) => new Date(at.getTime() + days * DAY);

/** `at` plus so many minutes of office time. The result lies within office hours. */
export function workAfter(at: Date, minutes: number): Date {
  let cursor = at;
  let left = minutes;
  for (;;) {
    const open = onDay(cursor, 8, 0);
    const close = onDay(cursor, closingHour(cursor), 0);
    const from = Math.max(cursor.getTime(), open.getTime());
    const room = (close.getTime() - from) / MINUTE;
    if (room > left) return new Date(from + left * MINUTE);
    if (room > 0) left -= room;
    cursor = onDay(addDays(cursor, 1), 0, 0);
  }
}

/** `at` minus so many minutes of office time. */
export function workBefore(at: Date, minutes: number): Date {
  let cursor = at;
  let left = minutes;
  for (;;) {
    const open = onDay(cursor, 8, 0);
    const to = Math.min(cursor.getTime(), onDay(cursor, closingHour(cursor), 0).getTime());
    const room = (to - open.getTime()) / MINUTE;
    if (room > left) return new Date(to - left * MINUTE);
    if (room > 0) left -= room;
    cursor = onDay(addDays(cursor, -1), 23, 59);
  }
}

/** An hour before closing on the office day that lies `days` office days after `at`. */
export function dueAfter(at: Date, days: number): Date {
  let day = at;
  let left = days;
  while (left > 0) {
    day = addDays(day, 1);
    if (closingHour(day) > 0) left--;
  }
  while (closingHour(day) === 0) day = addDays(day, 1);
  return onDay(day, closingHour(day) - 1, 0);
}
