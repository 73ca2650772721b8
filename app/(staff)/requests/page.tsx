import { FileSearch } from "lucide-react";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { Suspense } from "react";
import type { z } from "zod";
import { type RequestSearchValues, SearchFilters } from "@/components/cartable/search-filters";
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
import { channels, kinds, priorities, requestStatuses } from "@/lib/base/words";
import { findCustomers } from "@/lib/customers/find-customers";
import { cartable } from "@/lib/i18n/messages/fa/cartable";
import { searchRequests } from "@/lib/requests/queries";
import type { requestSearch } from "@/lib/requests/schema";
import { amongOf, idOf, oneOf, pagesBeside, placeOf, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";
import { change, remove, renew, save } from "../views/actions";
import { sharingOf, viewOf } from "../views/view-data";

const { search: say } = cartable;
export const metadata: Metadata = { title: say.title };

export default async function RequestsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireStaff();
  if (!may("request.search", actor, null)) forbidden();
  const raw = await searchParams;
  const values = {
    q: oneOf(raw.q)?.slice(0, 200),
    status: amongOf(requestStatuses, raw.status),
    kind: amongOf(kinds, raw.kind),
    priority: amongOf(priorities, raw.priority),
    channel: amongOf(channels, raw.channel),
    tagId: idOf(raw.tagId),
  };
  const place = placeOf(raw);
  const view = await viewOf(actor, "requests", idOf(raw.view));
  return (
    <Page
      title={view?.name ?? say.title}
      text={say.lead}
      width="full"
      actions={
        <ViewTools
          place="requests"
          filter={values}
          view={view}
          sharing={sharingOf(actor)}
          actions={{ save, change, renew, remove }}
        />
      }
    >
      <SearchFilters values={values} view={view?.id} />
      <Suspense key={JSON.stringify([values, place])} fallback={<SkeletonRows />}>
        <Found actor={actor} values={values} place={place} />
      </Suspense>
    </Page>
  );
}

type FoundProps = { actor: UserActor; values: RequestSearchValues; place: ReturnType<typeof placeOf> };

async function Found({ actor, values, place }: FoundProps) {
  const { q } = values;
  const [found, people] = await Promise.all([
    searchRequests(actor, { ...(values as Partial<z.output<typeof requestSearch>>), ...place }),
    q && !place.cursor && !place.before ? findCustomers(actor, { q, limit: 3 }) : null,
  ]);
  const now = clock.now();
  const empty = Object.values(values).some(Boolean) ? say.none : say.empty;
  return (
    <>
      {people && people.items.length > 0 && (
        <Section title={say.customers} className="mt-6">
          <CustomerTable items={people.items} now={now} />
        </Section>
      )}
      <div className="mt-6">
        <RefreshHint numbers={found.items.map((one) => one.number)} newest={!place.cursor && !place.before} />
        {found.items.length > 0 ? (
          <SearchTable items={found.items} now={now} />
        ) : (
          <EmptyState icon={<FileSearch aria-hidden="true" />} title={empty.title} text={empty.text} />
        )}
        <Pager {...pagesBeside("/requests", values, found)} />
      </div>
    </>
  );
}
