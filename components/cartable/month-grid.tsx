import { cx } from "@/components/ui/class-names";
import type { CalendarDay } from "@/lib/cartable/read-calendar";
import { type MessageKey, t } from "@/lib/i18n/t";
import { agendaHref, counted, dayOfMonth, dayTitle, sameMonth, viewTitle } from "./agenda-words";
import { DayKeys } from "./day-keys";

type Props = { days: CalendarDay[]; day: string; today: string };

/** A Jalali month in weeks from Saturday; a day leads to its list. Phones have the agenda instead. */
export function MonthGrid({ days, day, today }: Props) {
  const weeks = Array.from({ length: days.length / 7 }, (_, n) => days.slice(n * 7, n * 7 + 7));
  return (
    <DayKeys className="max-md:hidden">
      <table className="month" aria-label={t("agenda.grid", { name: viewTitle("month", day) })}>
        <thead>
          <tr>
            {[0, 1, 2, 3, 4, 5, 6].map((n) => (
              <th key={n} scope="col">
                {t(`dates.weekday.d${n}` as MessageKey)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]!.day}>
              {week.map((one) => (
                <td key={one.day} className={cx(one.off && "is-off", !sameMonth(one.day, day) && "is-beside")}>
                  <Cell one={one} open={one.day === day} today={one.day === today} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </DayKeys>
  );
}

const Cell = ({ one, open, today }: { one: CalendarDay; open: boolean; today: boolean }) => (
  <a
    href={agendaHref("month", one.day)}
    data-day={one.day}
    tabIndex={open ? 0 : -1}
    aria-current={open ? "date" : undefined}
    aria-label={[dayTitle(one.day), one.holiday, ...words(one)].filter(Boolean).join("، ")}
  >
    <span className="flex items-baseline justify-between gap-1">
      <span className={cx("month-day", today && "is-today")}>{dayOfMonth(one.day)}</span>
      {one.holiday && <span className="min-w-0 truncate text-xs text-danger-text">{one.holiday}</span>}
    </span>
    {one.deadlines > 0 && <span className="month-count is-deadline">{counted("deadlines", one.deadlines)}</span>}
    {one.followUps > 0 && <span className="month-count is-follow-up">{counted("followUps", one.followUps)}</span>}
  </a>
);

const words = ({ deadlines, followUps }: CalendarDay) => [
  ...(deadlines > 0 ? [counted("deadlines", deadlines)] : []),
  ...(followUps > 0 ? [counted("followUps", followUps)] : []),
];
