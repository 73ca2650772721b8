import { BadgeCheck, Ban, CircleDashed, Mail, MessageCircle, Phone, Smartphone, Star } from "lucide-react";
import { PointMenu } from "@/components/customers/points-desk";
import type { PointShown } from "@/components/customers/points-shown";
import { Badge } from "@/components/ui/badge";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { cx } from "@/components/ui/class-names";
import { points as say } from "@/lib/i18n/messages/fa/points";

const icons = { mobile: Smartphone, landline: Phone, email: Mail, handle: MessageCircle };

/** One way to reach somebody, in two lines: what it is, then how sure it is and what we know of it. */
export function PointRow({ point }: { point: PointShown }) {
  const Icon = icons[point.kind];
  const faded = point.retired || point.doNotUse;
  return (
    <li className="flex items-start gap-2.5 py-2">
      <Icon aria-label={point.kindText} role="img" className="mt-1 size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <Ltr className={cx("font-medium wrap-anywhere", faded && "text-muted line-through")}>{point.value}</Ltr>
          {point.main && (
            <span className="flex items-center gap-1 text-xs text-muted">
              <Star aria-hidden="true" className="size-3" />
              {say.main}
            </span>
          )}
          {point.label && <Bidi className="text-13 text-muted">{point.label}</Bidi>}
        </div>
        <div className="mt-0.5 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-xs text-muted">
          {!point.retired && <State point={point} />}
          {point.place && <span title={point.kind === "mobile" ? say.operatorHint : undefined}>{point.place}</span>}
          {point.retired && point.note && <span>{point.note}</span>}
          {point.consents.map(({ purpose, granted, text }) => (
            <span key={purpose} title={text} className={granted ? "text-success-text" : undefined}>
              {say.purpose[purpose]}: {granted ? say.consent.granted : say.consent.refused}
            </span>
          ))}
        </div>
        {point.state === "proved" && !point.retired && (
          <p className="mt-1 text-xs leading-text text-muted">{point.note}</p>
        )}
        {point.doNotUse && (
          <p className="mt-1 text-xs leading-text text-danger-text">
            <Bidi>{point.doNotUseReason}</Bidi>
          </p>
        )}
      </div>
      <PointMenu id={point.id} />
    </li>
  );
}

function State({ point }: { point: PointShown }) {
  const title = point.note ?? undefined;
  return (
    <>
      {point.doNotUse && (
        <Badge tone="danger" className="gap-1">
          <Ban aria-hidden="true" className="size-3" />
          {say.state.doNotUse}
        </Badge>
      )}
      {point.shared && <Badge tone="warning">{`${say.state.shared}: ${point.sharedText}`}</Badge>}
      {point.state === "verified" && (
        <span title={title} className="flex items-center gap-1 text-success-text">
          <BadgeCheck aria-hidden="true" className="size-3.5" />
          {say.state.verified}
          {point.note && <span className="sr-only">{point.note}</span>}
        </span>
      )}
      {point.state === "proved" && (
        <span className="flex items-center gap-1 text-info-text">
          <CircleDashed aria-hidden="true" className="size-3.5" />
          {say.state.proved}
        </span>
      )}
      {point.state === "claimed" && !point.shared && <span>{say.state.claimed}</span>}
    </>
  );
}
