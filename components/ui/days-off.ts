/** Days on which nobody works: named ones by ISO day, and weekdays (0 = شنبه … 6 = جمعه). Plain data, so the server can pass it. */
export type DaysOff = { weekly?: number[]; named?: Record<string, string> };

/** Why that Gregorian day (`2026-11-24`) is off: its name, `weekly` for a weekly one, or undefined. */
export function dayOff(isoDay: string, off: DaysOff | undefined, weekly: string): string | undefined {
  if (!off) return undefined;
  const weekday = (new Date(`${isoDay}T12:00:00Z`).getUTCDay() + 1) % 7;
  return off.named?.[isoDay] ?? (off.weekly?.includes(weekday) ? weekly : undefined);
}
