import { CalendarDate, GregorianCalendar, PersianCalendar, toCalendar } from "@internationalized/date";
import { type DaysOff, dayOff, isClosedHour } from "@/components/ui/days-off";
import { readJalaliText } from "@/components/ui/jalali-text";
import { ui } from "@/lib/i18n/messages/fa/ui";

/** What to tell about a typed date before it is sent: unreadable, or a day off. Loaded on first use only. */
export function warningFor(
  text: string,
  daysOff: DaysOff | undefined,
  further?: (isoDay: string) => string | undefined,
): string | undefined {
  if (!text.trim()) return undefined;
  const typed = readJalaliText(text);
  if (!typed) return ui.date.unreadable;
  const day = isoDayOf(typed);
  const reason = dayOff(day, daysOff, "");
  if (reason !== undefined) return reason ? `${ui.date.off} (${reason})` : ui.date.off;
  if (isClosedHour(day, typed.time, daysOff)) return ui.date.closedHour;
  return further?.(day);
}

export function isoDayOf({ year, month, day }: { year: number; month: number; day: number }): string {
  return toCalendar(new CalendarDate(new PersianCalendar(), year, month, day), new GregorianCalendar()).toString();
}
