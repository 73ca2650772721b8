import { Lock } from "lucide-react";
import Link from "next/link";
import { Bidi } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { RequestView } from "@/lib/requests/queries";

type Earlier = RequestView["earlier"][number];
const AT_ONCE = 5;

/** What the customer asked before, newest first, and how each ended. */
export function EarlierRequests({ view, now }: { view: RequestView; now: Date }) {
  const { earlier } = view;
  const rest = earlier.slice(AT_ONCE);
  return (
    <section aria-labelledby="earlier-title" className="min-w-0">
      <h3 id="earlier-title" className="flex items-baseline gap-2 text-sm font-bold">
        {t("request.customer.earlier")}
        {earlier.length > 0 && <span className="font-normal text-muted">{fa(earlier.length)}</span>}
      </h3>
      {earlier.length === 0 && <p className="mt-1.5 text-13 text-muted">{t("request.customer.noEarlier")}</p>}
      <Rows items={earlier.slice(0, AT_ONCE)} now={now} />
      {rest.length > 0 && (
        <details className="fold">
          <summary className="fold-summary text-13">{t("request.customer.earlierMore", { n: rest.length })}</summary>
          <div className="max-h-96 overflow-y-auto">
            <Rows items={rest} now={now} />
          </div>
        </details>
      )}
    </section>
  );
}

const Rows = ({ items, now }: { items: Earlier[]; now: Date }) => (
  <ul className="mt-1 flex flex-col">
    {items.map((one) => (
      <li key={one.number} className="border-b border-separator py-1.5 last:border-0">
        <Row one={one} now={now} />
      </li>
    ))}
  </ul>
);

function Row({ one, now }: { one: Earlier; now: Date }) {
  const ended = one.outcome ? t(`words.outcome.${one.outcome}`) : t(`words.requestStatus.${one.status}`);
  const subject = (
    <>
      {one.confidential && <Lock aria-label={t("request.confidential")} className="me-1 inline size-3 text-muted" />}
      <Bidi>{one.subject}</Bidi>
    </>
  );
  return (
    <div className="earlier-row">
      {one.inSight ? (
        <Link href={`/requests/${one.number}`} prefetch={false} className="earlier-subject font-medium hover:underline">
          {subject}
        </Link>
      ) : (
        <span className="earlier-subject" title={t("request.customer.hidden")}>
          {subject}
        </span>
      )}
      <span className="flex shrink-0 flex-wrap items-center gap-x-2 text-xs text-muted">
        <span className={one.outcome || one.status === "closed" ? undefined : "font-medium text-info-text"}>
          {ended}
        </span>
        <span className="earlier-extra">{t(`words.kind.${one.kind}`)}</span>
        <span className="earlier-extra">{fa(String(one.number))}</span>
        <DateTime at={one.receivedAt} now={now} />
      </span>
    </div>
  );
}
