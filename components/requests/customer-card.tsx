import { PointLine } from "@/components/customers/points";
import type { PaneView } from "@/components/requests/pane-view";
import { Badge } from "@/components/ui/badge";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { SoftLink } from "@/components/ui/soft-link";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { EarlierRequests } from "./earlier-requests";
import { FilingNote } from "./filing-note";

type Props = { view: PaneView; now: Date; seesAll: boolean };

/** Who asks: name, ways to reach him, what he asked before, and how we know that it is he. */
export function CustomerCard({ view, now, seesAll }: Props) {
  const { customer } = view;
  const points = customer.points.toSorted((a, b) => Number(a.retired) - Number(b.retired));
  const named = view.senderName && view.senderName !== customer.name;
  return (
    <div className="asking-customer">
      <section aria-labelledby="customer-name" className="min-w-0">
        <h2 id="customer-name" className="text-base font-bold">
          <SoftLink
            href={`/customers/${customer.code}`}
            className="inline-block hover:underline max-md:-my-2.5 max-md:py-2.5"
          >
            <Bidi>{customer.name ?? t("words.anonymous")}</Bidi>
          </SoftLink>
        </h2>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-13 text-muted">
          <span>{t(`words.customerKind.${customer.kind}`)}</span>
          <Badge tone={customer.stage === "customer" ? "success" : "neutral"}>
            {t(`words.customerStage.${customer.stage}`)}
          </Badge>
          {view.levelName && <Badge tone="accent">{view.levelName}</Badge>}
          <span>
            {t("request.customer.code")} <Ltr>{fa(customer.code)}</Ltr>
          </span>
          {customer.city && <Bidi>{customer.city}</Bidi>}
        </p>
        {named && (
          <p className="mt-1.5 text-13 text-muted">
            {t("request.customer.sender")}: <Bidi className="text-foreground">{view.senderName}</Bidi>
          </p>
        )}
        {points.length === 0 && <p className="mt-2 text-13 text-muted">{t("request.customer.noPoints")}</p>}
        <ul aria-label={t("request.customer.points")} className="mt-2.5 flex flex-col gap-1.5">
          {points.map((point) => (
            <PointLine key={point.id} point={point} />
          ))}
        </ul>
        <FilingNote view={view} seesAll={seesAll} />
      </section>
      <EarlierRequests view={view} now={now} />
    </div>
  );
}
