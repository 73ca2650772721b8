import type { PaneView } from "@/components/requests/pane-view";
import { WhenAlive } from "@/components/ui/when-alive";
import { formatFull, formatRelative } from "@/lib/i18n/date";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { type EarlierFace, EarlierRows } from "./earlier-rows";

type Earlier = PaneView["earlier"][number];
const AT_ONCE = 5;

/** What the customer asked before, newest first, and how each ended. */
export function EarlierRequests({ view, now }: { view: PaneView; now: Date }) {
  const { earlier } = view;
  const rest = earlier.slice(AT_ONCE);
  return (
    <section aria-labelledby="earlier-title" className="min-w-0">
      <h3 id="earlier-title" className="flex items-baseline gap-2 text-sm font-bold">
        {t("request.customer.earlier")}
        {earlier.length > 0 && <span className="font-normal text-muted">{fa(earlier.length)}</span>}
      </h3>
      {earlier.length === 0 && <p className="mt-1.5 text-13 text-muted">{t("request.customer.noEarlier")}</p>}
      <List of={earlier.slice(0, AT_ONCE)} now={now} />
      {rest.length > 0 && (
        <details className="fold">
          <summary className="fold-summary text-13">{t("request.customer.earlierMore", { n: rest.length })}</summary>
          <div className="max-h-96 overflow-y-auto">
            <WhenAlive>
              <List of={rest} now={now} />
            </WhenAlive>
            <noscript>
              <a href={`/customers/${view.customer.code}`} className="text-13 underline">
                {t("request.customer.title")}
              </a>
            </noscript>
          </div>
        </details>
      )}
    </section>
  );
}

const List = ({ of, now }: { of: Earlier[]; now: Date }) => (
  <EarlierRows rows={of.map((one) => face(one, now))} hidden={t("request.customer.hidden")} />
);

const face = (one: Earlier, now: Date): EarlierFace => ({
  number: fa(String(one.number)),
  ...(one.inSight && { href: `/requests/${one.number}` }),
  subject: one.subject,
  ...(one.confidential && { secret: t("request.confidential") }),
  ended: one.outcome ? t(`words.outcome.${one.outcome}`) : t(`words.requestStatus.${one.status}`),
  ...(!one.outcome && one.status !== "closed" && { runs: true }),
  kind: t(`words.kind.${one.kind}`),
  at: one.receivedAt.toISOString(),
  title: formatFull(one.receivedAt),
  time: formatRelative(one.receivedAt, now),
});
