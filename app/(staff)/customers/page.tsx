import { Users } from "lucide-react";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { Suspense } from "react";
import { CustomerTable } from "@/components/customers/customer-table";
import { CustomerSearch } from "@/components/customers/search-form";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { UserActor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { clock } from "@/lib/base/clock";
import { findCustomers } from "@/lib/customers/find-customers";
import { customers as say } from "@/lib/i18n/messages/fa/customers";
import { oneOf, pagesBeside, placeOf, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";

export const metadata: Metadata = { title: say.title };

type Wanted = { q?: string; cursor?: string; before?: string };

export default async function CustomersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireStaff();
  if (!may("customer.find", actor, null)) forbidden();
  const raw = await searchParams;
  const wanted = { q: oneOf(raw.q)?.slice(0, 200), ...placeOf(raw) };
  return (
    <Page title={say.title} text={say.lead} width="full">
      <CustomerSearch q={wanted.q} />
      <div className="mt-5">
        <Suspense key={JSON.stringify(wanted)} fallback={<SkeletonRows />}>
          <Found actor={actor} {...wanted} />
        </Suspense>
      </div>
    </Page>
  );
}

async function Found({ actor, ...wanted }: Wanted & { actor: UserActor }) {
  const { items, ...beside } = await findCustomers(actor, wanted);
  const { q } = wanted;
  const empty = q ? say.none : say.empty;
  return (
    <>
      {items.length > 0 ? (
        <CustomerTable items={items} now={clock.now()} />
      ) : (
        <EmptyState icon={<Users aria-hidden="true" />} title={empty.title} text={empty.text} />
      )}
      <Pager {...pagesBeside("/customers", { q }, beside)} />
    </>
  );
}
