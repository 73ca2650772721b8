import { CardCounters } from "@/components/customers/card/counters";
import { BackLink } from "@/components/layout/back-link";
import { Page } from "@/components/layout/page";
import { Notice } from "@/components/ui/notice";
import type { Actor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import type { CustomerInFull } from "@/lib/customers/read-customer";
import { formatDate } from "@/lib/i18n/date";
import { customers } from "@/lib/i18n/messages/fa/customers";
import { privacy } from "@/lib/i18n/messages/fa/privacy";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";

type Props = { customer: CustomerInFull; actor: Actor; now: Date };

/** What is left of an erased card: that it was erased, and its figures. Nothing can be written on it. */
export function ErasedCard({ customer, actor, now }: Props) {
  const { code, erasedAt } = customer;
  return (
    <Page
      title={t("customers.card.title", { code: fa(code) })}
      back={<BackLink href="/customers" label={customers.title} always />}
      width="text"
    >
      <Notice tone="info" title={t("privacy.erasedOn", { date: formatDate(erasedAt!) })}>
        {privacy.erasedText}{" "}
        {may("customer.views", actor, null) && (
          <a href={`/customers/${code}/privacy`} className="whitespace-nowrap font-medium text-info-text underline">
            {privacy.report.title}
          </a>
        )}
      </Notice>
      <CardCounters customer={customer} now={now} />
    </Page>
  );
}
