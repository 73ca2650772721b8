import "server-only";
import type { ClosureForecast, ImportShown } from "@/components/calendar/states";
import type { ImportPlan } from "@/lib/calendar/import-holidays";
import { formatDate, formatDuration, fromTehran } from "@/lib/i18n/date";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { sentence } from "@/lib/web/problem";

export const inWords = ({ rows, bad, counts }: ImportPlan): ImportShown => ({
  rows: rows.map((row) => ({ ...row, said: formatDate(fromTehran(row.day, 0)) })),
  bad: bad.map(({ line, text, problem }) => ({ line, text, said: sentence(problem) })),
  counts,
});

type Found = { seconds: number; deadlines: number; more: boolean };
export function forecastInWords({ seconds, deadlines, more }: Found): ClosureForecast {
  if (seconds === 0) return { said: t("calendar.closures.previewIdle"), idle: true };
  const time = hours(seconds);
  const key = deadlines === 0 ? "previewNone" : more ? "previewMany" : "preview";
  return { said: t(`calendar.closures.${key}`, { time, n: fa(deadlines) }), idle: deadlines === 0 };
}

/** Working time is told in hours: a day of it has no fixed length. */
function hours(seconds: number): string {
  const [whole, rest] = [Math.floor(seconds / 3600), seconds % 3600];
  const first = t("dates.hours", { n: whole });
  if (rest < 60) return whole > 0 ? first : t("dates.underMinute");
  const second = formatDuration(rest * 1000);
  return whole > 0 ? t("dates.and", { first, second }) : second;
}
