import { EmptyState } from "@/components/ui/empty-state";
import { CalendarDays } from "@/components/ui/icons";
import { Pager } from "@/components/ui/pager";
import type { Page } from "@/lib/base/cursor";
import type { CalendarDay, CalendarEntry } from "@/lib/cartable/read-calendar";
import type { CalendarView } from "@/lib/cartable/rules";
import { t } from "@/lib/i18n/t";
import { EntryLink } from "./agenda-entry";
import { agendaHref, counted, dayShort, dayTitle } from "./agenda-words";

type Props = { days: CalendarDay[]; day: string; today: string; view: CalendarView };

/** For a phone: the days that have something, in a list. */
export function Agenda({ days, day, today, view }: Props) {
  const busy = days.filter((one) => one.deadlines + one.followUps > 0);
  if (busy.length === 0) return <p className="py-4 text-muted md:hidden">{t("agenda.emptyAgenda")}</p>;
  return (
    <ul className="divide-y divide-separator border-y border-separator md:hidden">
      {busy.map((one) => (
        <li key={one.day}>
          <a
            href={`${agendaHref(view, one.day)}#day`}
            aria-current={one.day === day ? "date" : undefined}
            className="flex min-h-12 flex-wrap items-center gap-x-3 px-2 py-2 aria-[current]:bg-accent-soft"
          >
            <span className={one.day === today ? "font-bold text-accent-text" : "font-medium"}>
              {dayShort(one.day)}
            </span>
            {one.holiday && <span className="text-13 text-danger-text">{one.holiday}</span>}
            <span className="ms-auto flex gap-3 text-13">
              {one.deadlines > 0 && <span>{counted("deadlines", one.deadlines)}</span>}
              {one.followUps > 0 && <span className="text-info-text">{counted("followUps", one.followUps)}</span>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

type DayProps = { day: string; page: Page<CalendarEntry>; now: Date; view: CalendarView; holiday?: string | null };

/** All of the day that was chosen, by its time. */
export function DayList({ day, page, now, view, holiday }: DayProps) {
  const address = (cursor: Record<string, string>) => `${agendaHref(view, day)}&${new URLSearchParams(cursor)}`;
  return (
    <section aria-labelledby="day" className="w-full xl:w-96 xl:shrink-0">
      <h2 id="day" className="mb-2 text-base font-bold">
        {dayTitle(day)}
        {holiday && <span className="ms-2 text-13 font-normal text-danger-text">{holiday}</span>}
      </h2>
      {page.items.length === 0 ? (
        <EmptyState icon={<CalendarDays />} title={t("agenda.nothing")} text={t("agenda.nothingText")} />
      ) : (
        <ul className="flex flex-col gap-1.5">
          {page.items.map((entry) => (
            <li key={entry.kind + entry.id}>
              <EntryLink entry={entry} now={now} />
            </li>
          ))}
        </ul>
      )}
      <Pager
        previous={page.previousCursor ? address({ before: page.previousCursor }) : undefined}
        next={page.nextCursor ? address({ cursor: page.nextCursor }) : undefined}
      />
    </section>
  );
}
