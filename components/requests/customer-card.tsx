import { BadgeCheck, Mail, MessageCircle, Phone } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { RequestView } from "@/lib/requests/queries";
import { EarlierRequests } from "./earlier-requests";
import { FilingNote } from "./filing-note";

type Props = { view: RequestView; now: Date; seesAll: boolean };
type Point = RequestView["customer"]["points"][number];

const icons = { mobile: Phone, landline: Phone, email: Mail, handle: MessageCircle };

/** Who asks: name, ways to reach him, what he asked before, and how we know that it is he. */
export function CustomerCard({ view, now, seesAll }: Props) {
  const { customer } = view;
  const points = customer.points.toSorted((a, b) => Number(a.retired) - Number(b.retired));
  const named = view.senderName && view.senderName !== customer.name;
  return (
    <div className="customer-card">
      <section aria-labelledby="customer-name" className="min-w-0">
        <h2 id="customer-name" className="text-base font-bold">
          <Link href={`/customers/${customer.code}`} prefetch={false} className="hover:underline">
            <Bidi>{customer.name ?? t("words.anonymous")}</Bidi>
          </Link>
        </h2>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-13 text-muted">
          <span>{t(`words.customerKind.${customer.kind}`)}</span>
          <Badge tone={customer.stage === "customer" ? "success" : "neutral"}>
            {t(`words.customerStage.${customer.stage}`)}
          </Badge>
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

function PointLine({ point }: { point: Point }) {
  const Icon = icons[point.kind];
  const state = point.retired ? "retired" : point.shared ? "shared" : point.verified ? "verified" : "claimed";
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <Icon aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
      <Ltr className={point.retired ? "text-muted line-through" : undefined}>{shown(point)}</Ltr>
      <span
        className={state === "verified" ? "flex items-center gap-1 text-xs text-success-text" : "text-xs text-muted"}
      >
        {state === "verified" && <BadgeCheck aria-hidden="true" className="size-3.5" />}
        {t(`request.customer.${state}`)}
      </span>
    </li>
  );
}

/** An Iranian number as people write it; anything else in its canonical form. */
const shown = ({ kind, canonical }: Point) =>
  kind === "email" || kind === "handle" ? canonical : fa(canonical.replace(/^\+98/, "0"));
