import { formatDate } from "@/lib/i18n/date";

/** A Gregorian day ("YYYY-MM-DD") in Jalali words. */
export const dayWords = (day: string): string => formatDate(new Date(`${day}T09:00:00Z`));
