import { t } from "@/lib/i18n/t";

/** Working time in hours and minutes, never in days, which differ from house to house: «۱۸ ساعت»، «۳ ساعت و ۲۰ دقیقه». */
export function formatWork(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  if (minutes === 0) return t("dates.underMinute");
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return t("dates.minutes", { n: rest });
  const first = t("dates.hours", { n: hours });
  return rest > 0 && hours < 10 ? t("dates.and", { first, second: t("dates.minutes", { n: rest }) }) : first;
}

/** A deadline in working time, its largest unit: «۳ ساعت کاری مانده»، «۴۰ دقیقه کاری دیرکرد». @param left seconds, negative beyond it */
export function formatWorkLeft(left: number, due: Date, now: Date): { text: string; overdue: boolean; soon: boolean } {
  const overdue = due < now;
  const hours = Math.floor(Math.abs(left) / 3600);
  const duration = formatWork(hours > 0 ? hours * 3600 : left);
  const text = t(overdue ? "dates.workPassed" : "dates.workLeft", { duration });
  return { text, overdue, soon: !overdue && left < SOON };
}

/** Less than this, and it is near. */
const SOON = 4 * 3600;
