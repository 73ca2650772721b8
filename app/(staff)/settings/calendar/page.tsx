import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { Page } from "@/components/layout/page";
import { Tabs } from "@/components/ui/tabs";
import { may } from "@/lib/auth/policy";
import { calendar as say } from "@/lib/i18n/messages/fa/calendar";
import { amongOf, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";
import { ClosuresView } from "./closures-view";
import { HistoryView } from "./history-view";
import { HolidaysView } from "./holidays-view";
import { WeeksView } from "./weeks-view";

export const metadata: Metadata = { title: say.title };

const views = { weeks: WeeksView, holidays: HolidaysView, closures: ClosuresView, history: HistoryView };
const names = Object.keys(views) as (keyof typeof views)[];

/** When the house works: weeks, holidays, closures, and what was changed in them. */
export default async function CalendarPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireStaff();
  if (!may("calendar.write", actor, null)) forbidden();
  const raw = await searchParams;
  const active = amongOf(names, raw.view) ?? "weeks";
  const View = views[active];
  const tabs = names.map((name) => ({
    href: name === "weeks" ? "/settings/calendar" : `/settings/calendar?view=${name}`,
    label: say.tabs[name],
    active: name === active,
  }));
  return (
    <Page title={say.title} text={say.lead} tabs={<Tabs label={say.title} items={tabs} />}>
      <View actor={actor} search={raw} />
    </Page>
  );
}
