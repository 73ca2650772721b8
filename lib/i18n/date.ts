import { persianDigits, plainEntry } from "@/lib/base/text";
import { twoDigits } from "@/lib/base/time-of-day";
import { type MessageKey, t } from "@/lib/i18n/t";

/** A moment as the wall calendar and clock of Iran show it; `weekday` 0 = شنبه. */
export type JalaliParts = { year: number; month: number; day: number; weekday: number; hour: number; minute: number };

const ZONE = "Asia/Tehran";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** «۳۰ آبان ۱۴۰۵» */
export function formatDate(d: Date): string {
  const { year, month, day } = jalaliParts(d);
  return t("dates.date", { day, month: t(`dates.month.m${month}` as MessageKey), year });
}

/** «۳۰ آبان ۱۴۰۵، ۱۰:۲۰» */
export function formatDateTime(d: Date): string {
  return t("dates.withTime", { date: formatDate(d), time: formatTime(d) });
}

/** «شنبه ۳۰ آبان ۱۴۰۵، ۱۰:۲۰», for tooltips. */
export function formatFull(d: Date): string {
  const weekday = t(`dates.weekday.d${jalaliParts(d).weekday}` as MessageKey);
  return t("dates.full", { weekday, date: formatDate(d), time: formatTime(d) });
}

/** «۱۰:۲۰» */
export function formatTime(d: Date): string {
  const { hour, minute } = jalaliParts(d);
  return persianDigits(`${twoDigits(hour)}:${twoDigits(minute)}`);
}

/** `1405/09/01`: for tables that leave the house, in digits that Excel can sort. */
export function formatSortableDay(d: Date): string {
  const { year, month, day } = jalaliParts(d);
  return `${year}/${twoDigits(month)}/${twoDigits(day)}`;
}

/** `1405/09/01 10:20` */
export function formatSortable(d: Date): string {
  const { hour, minute } = jalaliParts(d);
  return `${formatSortableDay(d)} ${twoDigits(hour)}:${twoDigits(minute)}`;
}

/** «امروز ۱۰:۲۰»، «دیروز ۱۰:۲۰»، «فردا ۱۰:۲۰»، «۳ روز پیش» up to six days, then the date. */
export function formatRelative(d: Date, now: Date): string {
  const ago = dayNumber(now) - dayNumber(d);
  const time = formatTime(d);
  if (ago === 0) return t("dates.today", { time });
  if (ago === 1) return t("dates.yesterday", { time });
  if (ago === -1) return t("dates.tomorrow", { time });
  return ago > 1 && ago < 7 ? t("dates.daysAgo", { n: ago }) : formatDate(d);
}

/** As `formatRelative`, with the hour on every day to come: for an appointment. */
export const formatAppointment = (d: Date, now: Date): string =>
  dayNumber(d) - dayNumber(now) > 1 ? formatDateTime(d) : formatRelative(d, now);

/**
 * A deadline in words: «۲ روز مانده» (calendar days, from 24 hours on), «۳ ساعت مانده», «۳ ساعت از مهلت گذشته».
 * `soon` is: not yet overdue, and due within 24 hours.
 */
export function formatDeadline(due: Date, now: Date): { text: string; overdue: boolean; soon: boolean } {
  const left = due.getTime() - now.getTime();
  const size = Math.abs(left);
  const days = Math.max(1, Math.abs(dayNumber(due) - dayNumber(now))); // a day of 25 hours ends as it began
  const duration = size < DAY ? largestUnit(size) : t("dates.days", { n: days });
  const overdue = left < 0;
  return { text: t(overdue ? "dates.passed" : "dates.left", { duration }), overdue, soon: !overdue && left < DAY };
}

/** The two largest units of a length of time: «۲ روز و ۳ ساعت»، «۲۰ دقیقه». @param ms milliseconds, not negative */
export function formatDuration(ms: number): string {
  const unit = ms >= DAY ? DAY : HOUR;
  const first = largestUnit(ms);
  const rest = ms % unit;
  const worth = unit === DAY ? rest >= HOUR : ms >= HOUR && rest >= MINUTE;
  return worth ? t("dates.and", { first, second: largestUnit(rest) }) : first;
}

/** The Jalali date and the time of day in Asia/Tehran. */
export function jalaliParts(d: Date): JalaliParts {
  const wall = wallOf(d);
  const minutes = minuteOfDay(wall);
  const { year, month, day, weekday } = jalaliDay(Math.floor(wall / DAY));
  return { year, month, day, weekday, hour: Math.floor(minutes / 60), minute: minutes % 60 };
}

/**
 * The moment of a Jalali wall time in Asia/Tehran (hour and minute 0 when absent); a time that a clock change skipped moves on by the
 * same step. @returns null when there is no such day or time: 31 Mehr, 30 Esfand of a common year, 24:00
 */
export function fromJalali(p: {
  year: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
}): Date | null {
  const { year, month, day, hour = 0, minute = 0 } = p;
  const inRange = (n: number, from: number, to: number) => Number.isInteger(n) && n >= from && n <= to;
  if (!inRange(year, 1, 3000) || !inRange(month, 1, 12) || !inRange(day, 1, 31)) return null;
  if (!inRange(hour, 0, 23) || !inRange(minute, 0, 59)) return null;
  const before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  const near = Date.UTC(year + 621, 2, 21, 12) + (before + day - 1) * DAY; // right to a day or two: Nowruz is 19–22 March
  for (let noon = near - 2 * DAY; noon <= near + 2 * DAY; noon += DAY) {
    const found = read(jalaliUtc, new Date(noon));
    if (found.year === year && found.month === month && found.day === day)
      return fromTehran(isoDay(noon), hour * 60 + minute);
  }
  return null;
}

/** «۱۴۰۵/۰۹/۰۳»، «1405-9-3 14:30»، with any digits and separators. @returns null when unreadable or no such day */
export function parseJalali(text: string): Date | null {
  const found = /^(\d{4})[/.\-\s](\d{1,2})[/.\-\s](\d{1,2})(?:[\s،,T]+(?:ساعت\s*)?(\d{1,2}):(\d{2}))?$/.exec(
    plainEntry(text),
  );
  if (!found) return null;
  const [year, month, day, hour, minute] = found.slice(1).map((n) => Number(n ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return fromJalali({ year, month, day, hour, minute });
}

/** The Gregorian day in Tehran, "YYYY-MM-DD": the key of holidays, closures and daily counts. */
export function tehranDayKey(d: Date): string {
  return isoDay(wallOf(d));
}

/** Whole minutes since local midnight in Tehran, by the clock on the wall. */
export function tehranMinutes(d: Date): number {
  return minuteOfDay(wallOf(d));
}

/** The moment of a wall time in Tehran. @param day "YYYY-MM-DD" @param minutes from local midnight, 0–1440 */
export function fromTehran(day: string, minutes: number): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE;
  const first = wall - offsetAt(wall);
  const second = wall - offsetAt(first);
  return new Date(second);
}

/** How far Tehran's clock is ahead of UTC at an instant. @param ms since 1970 @returns milliseconds */
export function tehranOffset(ms: number): number {
  return offsetAt(ms);
}

/** The weekday of "YYYY-MM-DD": 0 = شنبه … 6 = جمعه. */
export function weekdayOf(day: string): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 1) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
}

/** "YYYY-MM-DD" some days later (or earlier). */
export function shiftDay(day: string, by: number): string {
  return isoDay(Date.parse(`${day}T00:00:00Z`) + by * DAY);
}

/** ISO 8601 in UTC, for `<time dateTime>` and the API. */
export function isoDate(d: Date): string {
  return d.toISOString();
}

const formatter = (calendar: "persian" | "gregory", timeZone: string) =>
  new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    hourCycle: "h23",
  });
const jalaliUtc = formatter("persian", "UTC");
const gregorianTehran = formatter("gregory", ZONE);

type Read = { year: number; month: number; day: number; hour: number; minute: number; second: number };

function read(format: Intl.DateTimeFormat, d: Date): Read {
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(d)) parts[type] = Number(value);
  return parts as Read;
}

const MOST_KEPT = 20_000;

/** `make(key)`, asked of Intl once: a list of fifty rows formats two hundred moments, of few days and half hours. */
function kept<T>(make: (key: number) => T): (key: number) => T {
  const known = new Map<number, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= MOST_KEPT) known.clear();
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

/** How far (milliseconds) Tehran's clock is ahead of UTC in a half hour since 1970: clocks there change on the half hour. */
const offsetOf = kept((half: number) => {
  const ms = half * 30 * MINUTE;
  const p = read(gregorianTehran, new Date(ms));
  return Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second) - ms;
});

const offsetAt = (ms: number): number => offsetOf(Math.floor(ms / (30 * MINUTE)));

/** The wall clock in Tehran as if it were UTC, in milliseconds since 1970. */
const wallOf = (d: Date): number => d.getTime() + offsetAt(d.getTime());

const jalaliDay = kept((dayNumber: number) => {
  const { year, month, day } = read(jalaliUtc, new Date(dayNumber * DAY + 12 * HOUR));
  return { year, month, day, weekday: weekdayOf(isoDay(dayNumber * DAY)) };
});

const minuteOfDay = (wall: number): number => Math.floor((wall - Math.floor(wall / DAY) * DAY) / MINUTE);

const dayNumber = (d: Date): number => Math.floor(wallOf(d) / DAY);

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function largestUnit(ms: number): string {
  if (ms < MINUTE) return t("dates.underMinute");
  if (ms < HOUR) return t("dates.minutes", { n: Math.floor(ms / MINUTE) });
  return ms < DAY ? t("dates.hours", { n: Math.floor(ms / HOUR) }) : t("dates.days", { n: Math.floor(ms / DAY) });
}
