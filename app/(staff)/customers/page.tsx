import { Users } from "lucide-react";
import type { Metadata } from "next";
import { CustomerTable } from "@/components/customers/customer-table";
import { CustomerSearch } from "@/components/customers/search-form";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { clock } from "@/lib/base/clock";
import { findCustomers } from "@/lib/customers/queries";
import { customers as say } from "@/lib/i18n/messages/fa/customers";
import { oneOf, readableCursor, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";

export const metadata: Metadata = { title: say.title };

export default async function CustomersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireStaff();
  const raw = await searchParams;
  const q = oneOf(raw.q)?.slice(0, 200);
  const cursor = readableCursor(raw.cursor);
  const { items, nextCursor } = await findCustomers(actor, { q, cursor });
  const href = (more: Record<string, string>) => `/customers?${new URLSearchParams({ ...(q ? { q } : {}), ...more })}`;
  const empty = q ? say.none : say.empty;
  return (
    <Page title={say.title} text={say.lead} width="full">
      <CustomerSearch q={q} />
      <div className="mt-5">
        {items.length > 0 ? (
          <CustomerTable items={items} now={clock.now()} />
        ) : (
          <EmptyState icon={<Users aria-hidden="true" />} title={empty.title} text={empty.text} />
        )}
        <Pager previous={cursor ? href({}) : undefined} next={nextCursor ? href({ cursor: nextCursor }) : undefined} />
      </div>
    </Page>
  );
}
