import { type WeekdayName, weekdays } from "@/lib/calendar/schema";
import { calendar } from "@/lib/i18n/messages/fa/calendar";
import { dates } from "@/lib/i18n/messages/fa/dates";
import { fa } from "@/lib/i18n/number";
import { minutesOf, rangeText } from "./week-words";

type Days = Record<WeekdayName, { from: string; to: string }[]>;
const DAY = 1440;
const names = Object.values(dates.weekday);

/** Seven days as lines of 24 hours, from right to left, with the hours in words beside them. */
export function WeekChart({ days }: { days: Days }) {
  return (
    <ul className="flex flex-col">
      <li
        aria-hidden="true"
        className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-3 md:grid-cols-[4.5rem_minmax(0,1fr)_13rem]"
      >
        <span />
        <span className="flex justify-between text-xs text-muted">
          {[0, 6, 12, 18, 24].map((hour) => (
            <span key={hour}>{fa(hour)}</span>
          ))}
        </span>
      </li>
      {weekdays.map((day, i) => (
        <li
          key={day}
          className="grid min-h-9 grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-x-3 border-separator border-t py-1.5 first:border-0 md:grid-cols-[4.5rem_minmax(0,1fr)_13rem]"
        >
          <span className={days[day].length > 0 ? "text-sm" : "text-muted text-sm"}>{names[i]}</span>
          <Line parts={partsOf(days, i)} />
          <span className="tabular text-13 text-muted max-md:col-start-2">
            {days[day].length > 0 ? days[day].map(rangeText).join("، ") : calendar.weeks.closed}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Line({ parts }: { parts: [number, number][] }) {
  return (
    <svg
      viewBox={`0 0 ${DAY} 8`}
      preserveAspectRatio="none"
      className="h-2 w-full rounded-full bg-default"
      aria-hidden="true"
    >
      {parts.map(([from, to]) => (
        <rect key={from} x={DAY - to} y="0" width={to - from} height="8" className="fill-accent" />
      ))}
    </svg>
  );
}

/** What is open on a day, with what reaches over from the day before. */
function partsOf(days: Days, day: number): [number, number][] {
  const whole = (i: number) =>
    days[weekdays[(i + 7) % 7]!].map(({ from, to }): [number, number] => {
      const [start, end] = [minutesOf(from), minutesOf(to)];
      return [start, end <= start ? end + DAY : end];
    });
  const own = whole(day).map(([from, to]): [number, number] => [from, Math.min(to, DAY)]);
  const late = whole(day - 1).flatMap(([, to]): [number, number][] => (to > DAY ? [[0, to - DAY]] : []));
  return [...late, ...own];
}
