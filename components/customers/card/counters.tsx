import type { ReactNode } from "react";
import { DateTime } from "@/components/ui/date-time";
import { formatMoney } from "@/lib/base/money";
import type { CustomerInFull } from "@/lib/customers/read-customer";
import { profile } from "@/lib/i18n/messages/fa/profile";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";

const { counters: say } = profile;

/** What is kept on the card, in one strip: nothing here is counted while the page is made. */
export function CardCounters({ customer, now }: { customer: CustomerInFull; now: Date }) {
  const { requestCount, openCount, satisfaction, satisfactionCount, purchaseCount, purchaseRial } = customer;
  return (
    <dl aria-label={say.title} className="card-counters mt-5">
      <Counter label={say.requests}>{fa(requestCount)}</Counter>
      <Counter label={say.open} strong={openCount > 0}>
        {fa(openCount)}
      </Counter>
      <Counter label={say.satisfaction}>
        {satisfaction === null ? (
          <Small>{say.noSatisfaction}</Small>
        ) : (
          <>
            {fa(satisfaction)} <Small>{t("profile.counters.outOf", { n: satisfactionCount })}</Small>
          </>
        )}
      </Counter>
      <Counter label={say.purchases}>
        {fa(purchaseCount)}
        {purchaseCount > 0 && (
          <>
            {" "}
            <Small>
              <bdi title={formatMoney(BigInt(purchaseRial), "rial")}>{formatMoney(BigInt(purchaseRial), "toman")}</bdi>
            </Small>
          </>
        )}
      </Counter>
      <Counter label={say.last}>
        <Small>{customer.lastRequestAt ? <DateTime at={customer.lastRequestAt} now={now} /> : say.never}</Small>
      </Counter>
    </dl>
  );
}

const Counter = ({ label, children, strong }: { label: string; children: ReactNode; strong?: boolean }) => (
  <div className="min-w-0">
    <dt className="text-xs text-muted">{label}</dt>
    <dd className={strong ? "text-lg font-bold text-accent-text" : "text-lg font-medium"}>{children}</dd>
  </div>
);

const Small = ({ children }: { children: ReactNode }) => (
  <span className="whitespace-nowrap text-13 font-normal text-muted">{children}</span>
);
