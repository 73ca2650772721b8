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
