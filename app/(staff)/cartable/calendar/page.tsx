import type { Metadata } from "next";
import { Agenda, DayList } from "@/components/cartable/agenda";
import { agendaHref, viewTitle } from "@/components/cartable/agenda-words";
import { MonthGrid } from "@/components/cartable/month-grid";
import { SoftLinks } from "@/components/cartable/soft-links";
import { WeekGrid } from "@/components/cartable/week-grid";
import { Page } from "@/components/layout/page";
import { ChevronLeft, ChevronRight } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { Tabs } from "@/components/ui/tabs";
import { clock } from "@/lib/base/clock";
import { latinDigits } from "@/lib/base/text";
import { readCalendar, readDay } from "@/lib/cartable/read-calendar";
import { type CalendarView, turned } from "@/lib/cartable/rules";
import { tehranDayKey } from "@/lib/i18n/date";
import { agenda as say } from "@/lib/i18n/messages/fa/agenda";
import { shown } from "@/lib/web/page";
import { amongOf, oneOf, placeOf, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";

export const metadata: Metadata = { title: say.title };
const VIEWS = ["month", "week"] as const;

/** A day of our calendar's years; an address that somebody mangled shows today. */
function dayOf(raw: string | undefined, today: string): string {
  const day = latinDigits(raw ?? "");
  return /^20[0-9]{2}-\d\d-\d\d$/.test(day) &&
    !Number.isNaN(Date.parse(day)) &&
    new Date(day).toISOString().startsWith(day)
    ? day
    : today;
}

/** Deadlines and follow-ups by month or week, and all of the day that was chosen. */
export default async function CalendarPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireStaff();
  const raw = await searchParams;
  const now = clock.now();
  const today = tehranDayKey(now);
  const view: CalendarView = amongOf(VIEWS, raw.view) ?? "month";
  const day = dayOf(oneOf(raw.day), today);
  const [days, list] = await Promise.all([
    shown(readCalendar(actor, { view, day })),
    shown(readDay(actor, { day, limit: 50, ...placeOf(raw) })),
  ]);
  const grid = { days, day, today };
  return (
    <Page
      title={say.title}
      text={say.lead}
      width="full"
      tabs={
        <Tabs
          label={say.title}
          items={VIEWS.map((one) => ({ href: agendaHref(one, day), label: say.views[one], active: one === view }))}
        />
      }
    >
      <Turning view={view} day={day} today={today} />
      <div className="flex flex-col gap-8 xl:flex-row xl:items-start">
        <div className="min-w-0 flex-1">
          <SoftLinks name="calendar">
            {view === "month" ? <MonthGrid {...grid} /> : <WeekGrid {...grid} now={now} />}
          </SoftLinks>
          <Agenda {...grid} view={view} />
        </div>
        <DayList day={day} page={list} now={now} view={view} holiday={days.find((one) => one.day === day)?.holiday} />
      </div>
    </Page>
  );
}

/** Which month or week it is, and the way to its neighbours. */
const Turning = ({ view, day, today }: { view: CalendarView; day: string; today: string }) => (
  <div className="mb-3 flex flex-wrap items-center gap-2">
    <h2 className="me-auto text-lg font-bold">{viewTitle(view, day)}</h2>
    <div className="flex gap-2 max-md:w-full max-md:[&>*]:flex-1">
      <LinkButton href={agendaHref(view, turned(view, day, -1))} size="sm" rel="prev">
        <ChevronRight aria-hidden="true" />
        {say.earlier[view]}
      </LinkButton>
      <LinkButton href={agendaHref(view, today)} size="sm">
        {say.today}
      </LinkButton>
      <LinkButton href={agendaHref(view, turned(view, day, 1))} size="sm" rel="next">
        {say.later[view]}
        <ChevronLeft aria-hidden="true" />
      </LinkButton>
    </div>
  </div>
);
