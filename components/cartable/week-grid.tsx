import { cx } from "@/components/ui/class-names";
import type { CalendarDay } from "@/lib/cartable/read-calendar";
import { t } from "@/lib/i18n/t";
import { EntryLink } from "./agenda-entry";
import { agendaHref, dayShort, moreThan, viewTitle } from "./agenda-words";
import { DayKeys } from "./day-keys";

type Props = { days: CalendarDay[]; day: string; today: string; now: Date };

/** Seven columns from Saturday at the right, each with the first things of its day. */
export const WeekGrid = ({ days, day, today, now }: Props) => (
  <DayKeys className="max-md:hidden">
    <ul className="week" aria-label={t("agenda.grid", { name: viewTitle("week", day) })}>
      {days.map((one) => (
        <li key={one.day} className={cx(one.off && "is-off")}>
          <a
            href={agendaHref("week", one.day)}
            data-day={one.day}
            tabIndex={one.day === day ? 0 : -1}
            aria-current={one.day === day ? "date" : undefined}
            className="week-day"
          >
            <span className={cx("block text-13 font-medium", one.day === today && "text-accent-text")}>
              {dayShort(one.day)}
            </span>
            <span className="block min-h-[1.125rem] truncate text-xs text-danger-text">
              {one.holiday ?? (one.off ? t("agenda.off") : "")}
            </span>
          </a>
          <ol className="flex flex-col gap-1 p-1">
            {one.entries.map((entry) => (
              <li key={entry.kind + entry.id}>
                <EntryLink entry={entry} now={now} small />
              </li>
            ))}
          </ol>
          <Rest one={one} />
        </li>
      ))}
    </ul>
  </DayKeys>
);

function Rest({ one }: { one: CalendarDay }) {
  const all = one.deadlines + one.followUps;
  if (all <= one.entries.length) return null;
  return (
    <a
      href={`${agendaHref("week", one.day)}#day`}
      className="block px-2 pb-2 text-xs text-accent-text hover:underline"
      aria-label={t("agenda.moreOf", { n: moreThan(one), day: dayShort(one.day) })}
    >
      {t("agenda.more", { n: moreThan(one) })}
    </a>
  );
}
