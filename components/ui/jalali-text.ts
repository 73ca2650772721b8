import { twoDigits } from "@/lib/base/time-of-day";

const ZONE = "Asia/Tehran";
const latinParts = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", {
  timeZone: ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

const persian = (text: string) => text.replace(/\d/g, (d) => String.fromCharCode(0x06f0 + Number(d)));

/** An instant (ISO) as it is typed: «۱۴۰۵/۰۹/۰۳ ۱۶:۳۰», Tehran time; without `time` only the day. */
export function jalaliText(iso: string, time = true): string {
  const parts = Object.fromEntries(latinParts.formatToParts(new Date(iso)).map((p) => [p.type, p.value]));
  const day = `${parts.year}/${parts.month}/${parts.day}`;
  return persian(time ? `${day} ${parts.hour}:${parts.minute}` : day);
}

export type TypedDate = { year: number; month: number; day: number; time?: string };

/** What was typed, in any digits: year/month/day and perhaps hour:minute. Null when it is no such thing. */
export function readJalaliText(text: string): TypedDate | null {
  const latin = text.replace(/[۰-۹٠-٩]/g, (d) => String(d.charCodeAt(0) & 15));
  const found = /^\s*(1[34]\d\d)[/\-.](\d{1,2})[/\-.](\d{1,2})(?:[\s،,-]+(\d{1,2}):(\d{2}))?\s*$/.exec(latin);
  if (!found) return null;
  const [year, month, day, hour, minute] = found.slice(1).map((n) => (n === undefined ? Number.NaN : Number(n)));
  if (!year || !month || !day || month > 12 || day > 31 || hour! > 23 || minute! > 59) return null;
  const time = Number.isNaN(hour) ? undefined : `${twoDigits(hour!)}:${twoDigits(minute!)}`;
  return { year, month, day, time };
}

/** The inverse of `readJalaliText`. */
export function writeJalaliText({ year, month, day, time }: TypedDate): string {
  return persian(`${year}/${twoDigits(month)}/${twoDigits(day)}${time ? ` ${time}` : ""}`);
}
