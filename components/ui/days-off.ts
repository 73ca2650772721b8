type Range = { from: number; to: number };

/** Days on which nobody works: named ones by ISO day, and weekdays (0 = شنبه … 6 = جمعه). Plain data, so the server can pass it. */
export type DaysOff = {
  weekly?: number[];
  named?: Record<string, string>;
  /** Open ranges of each weekday, minutes from midnight: other hours are warned of. */
  hours?: Record<number, readonly Range[]>;
  /** ISO days with other hours than their weekday. */
  exceptions?: Record<string, readonly Range[]>;
};

/** Why that Gregorian day (`2026-11-24`) is off: its name, `weekly` for a weekly one, or undefined. */
export function dayOff(isoDay: string, off: DaysOff | undefined, weekly: string): string | undefined {
  if (!off) return undefined;
  const weekday = (new Date(`${isoDay}T12:00:00Z`).getUTCDay() + 1) % 7;
  const other = off.exceptions?.[isoDay];
  if (other) return other.length === 0 ? weekly : undefined;
  return off.named?.[isoDay] ?? (off.weekly?.includes(weekday) ? weekly : undefined);
}

/** Whether nobody works on that day at that time («16:30»). Unknown hours, or no time, are never closed. */
export function isClosedHour(isoDay: string, time: string | undefined, off: DaysOff | undefined): boolean {
  if (!off?.hours || !time) return false;
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const at = hour * 60 + minute;
  const weekday = (new Date(`${isoDay}T12:00:00Z`).getUTCDay() + 1) % 7;
  const open = off.exceptions?.[isoDay] ?? off.hours[weekday];
  return !open?.some(({ from, to }) => from <= at && at <= to);
}
