import type { CalendarDay } from "@/lib/cartable/read-calendar";
import { type CalendarView, daysShown } from "@/lib/cartable/rules";
import { formatDate, fromTehran, jalaliParts } from "@/lib/i18n/date";
import { agenda } from "@/lib/i18n/messages/fa/agenda";
import { fa } from "@/lib/i18n/number";
import { type MessageKey, t } from "@/lib/i18n/t";

/** Noon of a Tehran day: the same day by every way of reading it. */
const noon = (day: string) => fromTehran(day, 720);

export const agendaHref = (view: CalendarView, day: string): string => `/cartable/calendar?view=${view}&day=${day}`;

/** «آذر ۱۴۰۵», or «۳۰ آبان ۱۴۰۵ تا ۶ آذر ۱۴۰۵». */
export function viewTitle(view: CalendarView, day: string): string {
  if (view === "week") {
    const days = daysShown("week", day);
    return t("agenda.week", { from: formatDate(noon(days[0]!)), until: formatDate(noon(days[6]!)) });
  }
  const { month, year } = jalaliParts(noon(day));
  return t("agenda.month", { month: t(`dates.month.m${month}` as MessageKey), year });
}

/** «سه‌شنبه ۳ آذر ۱۴۰۵» */
export function dayTitle(day: string): string {
  const { weekday } = jalaliParts(noon(day));
  return t("agenda.day", { weekday: t(`dates.weekday.d${weekday}` as MessageKey), date: formatDate(noon(day)) });
}

/** «سه‌شنبه ۳ آذر» */
export function dayShort(day: string): string {
  const { weekday, day: date, month } = jalaliParts(noon(day));
  return t("agenda.dayShort", {
    weekday: t(`dates.weekday.d${weekday}` as MessageKey),
    day: date,
    month: t(`dates.month.m${month}` as MessageKey),
  });
}

export const dayOfMonth = (day: string): string => fa(jalaliParts(noon(day)).day);
export const sameMonth = (one: string, other: string): boolean =>
  jalaliParts(noon(one)).month === jalaliParts(noon(other)).month;

/** How many things of a day are not shown; each kind is counted up to 100. */
export const moreThan = ({ deadlines, followUps, entries }: CalendarDay): string =>
  bounded(deadlines > 99 || followUps > 99 ? 100 : deadlines + followUps - entries.length);

const bounded = (n: number) => (n > 99 ? agenda.many : fa(n));
/** «۳ مهلت»، «+۹۹ پیگیری» */
export const counted = (kind: "deadlines" | "followUps", n: number): string => agenda[kind].replace("{n}", bounded(n));
