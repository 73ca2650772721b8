import { FileSearch } from "lucide-react";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { Suspense } from "react";
import { BulkReport } from "@/components/bulk/bulk-report";
import { SearchFilters } from "@/components/cartable/search-filters";
import { SearchTable } from "@/components/cartable/search-table";
import { CustomerTable } from "@/components/customers/customer-table";
import { Page, Section } from "@/components/layout/page";
import { RefreshHint } from "@/components/live/refresh-hint";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { SkeletonRows } from "@/components/ui/skeleton";
import { ViewTools } from "@/components/views/view-tools";
import type { UserActor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { clock } from "@/lib/base/clock";
import { findCustomers } from "@/lib/customers/find-customers";
import { cartable } from "@/lib/i18n/messages/fa/cartable";
import { searchRequests } from "@/lib/requests/queries";
import { addressOf, idOf, pagesBeside, placeOf, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";
import { undo } from "../bulk/actions";
import { bulkReport, foundOffers } from "../bulk/bulk-view";
import { resume, stop } from "../tasks/actions";
import { change, remove, renew, save } from "../views/actions";
import { sharingOf, viewOf } from "../views/view-data";
import { FoundBar } from "./found-bar";
import { searchOf } from "./search";

const { search: say } = cartable;
export const metadata: Metadata = { title: say.title };

export default async function RequestsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireStaff();
  if (!may("request.search", actor, null)) forbidden();
  const raw = await searchParams;
  const [values, place, task] = [searchOf(raw), placeOf(raw), idOf(raw.task)];
  const view = await viewOf(actor, "requests", idOf(raw.view));
  const report = task ? await bulkReport(actor, task) : null;
  const kept = { ...values, view: view?.id };
  const here = addressOf("/requests", { ...kept, ...place });
  const views = { save, change, renew, remove };
  return (
    <Page
      title={view?.name ?? say.title}
      text={say.lead}
      width="full"
      actions={<ViewTools place="requests" filter={values} view={view} sharing={sharingOf(actor)} actions={views} />}
    >
      <SearchFilters values={values} view={view?.id} />
      {report && (
        <div className="mt-6">
          <BulkReport face={report} actions={{ stop, resume, undo }} hide={here} />
        </div>
      )}
      <Suspense key={JSON.stringify([values, place])} fallback={<SkeletonRows />}>
        <Found {...{ actor, values, place, kept, here }} report={report?.task.id} />
      </Suspense>
    </Page>
  );
}

type FoundProps = {
  actor: UserActor;
  values: ReturnType<typeof searchOf>;
  place: ReturnType<typeof placeOf>;
  /** What stays in the address of another page. */
  kept: Record<string, string | undefined>;
  /** The address of this page. */
  here: string;
  report: string | undefined;
};

async function Found({ actor, values, place, kept, here, report }: FoundProps) {
  const { q } = values;
  const first = !place.cursor && !place.before;
  const now = clock.now();
  const [found, people] = await Promise.all([
    searchRequests(actor, { ...values, ...place }),
    q && first ? findCustomers(actor, { q, limit: 3 }) : null,
  ]);
  const offers = foundOffers(actor);
  const pages = pagesBeside("/requests", kept, found);
  return (
    <>
      {people && people.items.length > 0 && (
        <Section title={say.customers} className="mt-6">
          <CustomerTable items={people.items} now={now} />
        </Section>
      )}
      <div className="mt-6">
        <RefreshHint numbers={found.items.map((one) => one.number)} newest={first} readAt={now} />
        {found.items.length > 0 ? (
          <SearchTable items={found.items} now={now} picks={offers.length > 0} />
        ) : (
          <Nothing filtered={Object.values(values).some(Boolean)} />
        )}
        <Pager {...pages} />
        {offers.length > 0 && (
          <FoundBar {...{ offers, values, report }} back={here} whole={!pages.previous && !pages.next} />
        )}
      </div>
    </>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const { title, text } = filtered ? say.none : say.empty;
  return <EmptyState icon={<FileSearch aria-hidden="true" />} title={title} text={text} />;
}
