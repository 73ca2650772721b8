import { persianDigits } from "@/lib/base/text";
import { type WeekdayName, weekdays } from "@/lib/calendar/schema";
import type { WeekShown } from "@/lib/calendar/shown";
import { formatDate, fromTehran } from "@/lib/i18n/date";
import { calendar } from "@/lib/i18n/messages/fa/calendar";
import { t } from "@/lib/i18n/t";

const { weeks: say } = calendar;

/** Minutes from midnight of "08:30"; "24:00" is 1440. */
export const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

type Times = { from: string; to: string };
/** «۸:۰۰ تا ۱۶:۳۰» */
export function rangeText({ from, to }: Times): string {
  const end = minutesOf(to) <= minutesOf(from) ? say.nextDay.replace("{time}", plain(to)) : plain(to);
  return `${plain(from)} ${say.until} ${end}`;
}

const plain = (time: string) => persianDigits(time.replace(/^0(?=\d)/, ""));

const lengthOf = ({ from, to }: Times) => (minutesOf(to) - minutesOf(from) + 1440) % 1440 || 1440;
/** Open minutes of a week without holidays. */
export const weekMinutes = (days: Record<WeekdayName, Times[]>): number =>
  weekdays.reduce((sum, day) => sum + days[day].reduce((n, range) => n + lengthOf(range), 0), 0);

type Span = Pick<WeekShown, "effectiveFrom" | "effectiveTo">;
/** Of weeks of one owner with the newest first, the one that holds on a day. */
export const inForce = <W extends Span>(weeks: readonly W[], day: string): W | undefined =>
  weeks.find((w) => w.effectiveFrom <= day && (w.effectiveTo === null || day <= w.effectiveTo));

/** Whether a week of these holds on a day, comes, holds again when the present one is over, or is past. */
export function weekState<W extends Span>(
  week: W,
  weeks: readonly W[],
  day: string,
): "now" | "soon" | "again" | "over" {
  const present = inForce(weeks, day);
  if (week === present) return "now";
  if (week.effectiveFrom > day) return "soon";
  const end = present?.effectiveTo;
  return end && (week.effectiveTo === null || week.effectiveTo > end) ? "again" : "over";
}

export const dayText = (key: string): string => formatDate(fromTehran(key, 0));

/** «از ۱ فروردین ۱۴۰۵», «۱ تا ۳۰ …». */
export function spanText({ effectiveFrom, effectiveTo }: Pick<WeekShown, "effectiveFrom" | "effectiveTo">): string {
  const from = dayText(effectiveFrom);
  return effectiveTo
    ? t("calendar.weeks.between", { from, until: dayText(effectiveTo) })
    : t("calendar.weeks.since", { from });
}
