import { FileSearch } from "lucide-react";
import type { Metadata } from "next";
import { SearchFilters } from "@/components/cartable/search-filters";
import { SearchTable } from "@/components/cartable/search-table";
import { CustomerTable } from "@/components/customers/customer-table";
import { Page, Section } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { clock } from "@/lib/base/clock";
import { channels, kinds, priorities, requestStatuses } from "@/lib/base/words";
import { findCustomers } from "@/lib/customers/queries";
import { cartable } from "@/lib/i18n/messages/fa/cartable";
import { searchRequests } from "@/lib/requests/queries";
import { amongOf, oneOf, readableCursor, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";

const { search: say } = cartable;
export const metadata: Metadata = { title: say.title };

export default async function RequestsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireStaff();
  const raw = await searchParams;
  const q = oneOf(raw.q)?.slice(0, 200);
  const filters = {
    status: amongOf(requestStatuses, raw.status),
    kind: amongOf(kinds, raw.kind),
    priority: amongOf(priorities, raw.priority),
    channel: amongOf(channels, raw.channel),
  };
  const cursor = readableCursor(raw.cursor);
  const [found, people] = await Promise.all([
    searchRequests(actor, { q, ...filters, cursor }),
    q && !cursor ? findCustomers(actor, { q, limit: 3 }) : null,
  ]);
  const now = clock.now();
  const values = { q, ...filters };
  const href = (more: Record<string, string>) => {
    const kept = Object.entries({ ...values, ...more }).filter((pair): pair is [string, string] => Boolean(pair[1]));
    return `/requests?${new URLSearchParams(kept)}`;
  };
  const empty = Object.values(values).some(Boolean) ? say.none : say.empty;
  return (
    <Page title={say.title} text={say.lead} width="full">
      <SearchFilters values={values} />
      {people && people.items.length > 0 && (
        <Section title={say.customers} className="mt-6">
          <CustomerTable items={people.items} now={now} />
        </Section>
      )}
      <div className="mt-6">
        {found.items.length > 0 ? (
          <SearchTable items={found.items} now={now} />
        ) : (
          <EmptyState icon={<FileSearch aria-hidden="true" />} title={empty.title} text={empty.text} />
        )}
        <Pager
          previous={cursor ? href({}) : undefined}
          next={found.nextCursor ? href({ cursor: found.nextCursor }) : undefined}
        />
      </div>
    </Page>
  );
}
