import { FileText } from "lucide-react";
import type { Metadata } from "next";
import { Points } from "@/components/customers/points";
import { RequestTable } from "@/components/customers/request-table";
import { BackLink } from "@/components/layout/back-link";
import { Facts } from "@/components/layout/facts";
import { Page, Section } from "@/components/layout/page";
import { Badge } from "@/components/ui/badge";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { clock } from "@/lib/base/clock";
import { latinDigits } from "@/lib/base/text";
import { readCustomer, seesPoints } from "@/lib/customers/queries";
import { customers } from "@/lib/i18n/messages/fa/customers";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";

const { card: say } = customers;
export const metadata: Metadata = { title: customers.title };

type Customer = Awaited<ReturnType<typeof readCustomer>>;

export default async function CustomerPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await requireStaff();
  const code = latinDigits(decodeURIComponent((await params).code));
  const customer = await shown(readCustomer(actor, { code: code.slice(0, 20) }));
  const now = clock.now();
  const { requests } = customer;
  return (
    <Page
      title={<Bidi>{customer.name ?? t("words.anonymous")}</Bidi>}
      text={<About customer={customer} />}
      back={<BackLink href="/customers" label={customers.title} always />}
      width="wide"
    >
      <section aria-label={say.facts}>
        <CustomerFacts customer={customer} now={now} />
        {!seesPoints(actor) && customer.points.length > 0 && (
          <p className="mt-2 text-13 leading-text text-muted">{say.masked}</p>
        )}
      </section>
      <Section
        className="mt-8"
        title={say.requests}
        text={requests.length > 0 ? t("customers.card.requestsText", { n: requests.length }) : undefined}
      >
        {requests.length > 0 ? (
          <RequestTable requests={requests} now={now} />
        ) : (
          <EmptyState icon={<FileText aria-hidden="true" />} title={say.noRequests} text={say.noRequestsText} />
        )}
      </Section>
    </Page>
  );
}

const About = ({ customer }: { customer: Customer }) => (
  <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
    <span>
      {say.code} <Ltr>{fa(customer.code)}</Ltr>
    </span>
    <span>{t(`words.customerKind.${customer.kind}`)}</span>
    <Badge tone={customer.stage === "customer" ? "success" : "neutral"}>
      {t(`words.customerStage.${customer.stage}`)}
    </Badge>
    {customer.city && <Bidi>{customer.city}</Bidi>}
  </span>
);

const CustomerFacts = ({ customer, now }: { customer: Customer; now: Date }) => (
  <Facts
    items={[
      { label: say.points, value: <Points points={customer.points} /> },
      { label: say.count, value: fa(customer.requestCount) },
      { label: say.open, value: fa(customer.openCount) },
      customer.lastRequestAt && { label: say.last, value: <DateTime at={customer.lastRequestAt} now={now} /> },
    ]}
  />
);
