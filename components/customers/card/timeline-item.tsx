import {
  CircleUser,
  FileText,
  Handshake,
  type LucideIcon,
  MessageSquare,
  Phone,
  Reply,
  ShoppingBag,
  StickyNote,
} from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { LongText } from "@/components/requests/long-text";
import { RequestStatusBadge } from "@/components/requests/status";
import { Bidi } from "@/components/ui/bidi";
import { cx } from "@/components/ui/class-names";
import { DateTime } from "@/components/ui/date-time";
import { formatMoney } from "@/lib/base/money";
import type { TouchView } from "@/lib/customers/read-timeline";
import { profile } from "@/lib/i18n/messages/fa/profile";
import { fa } from "@/lib/i18n/number";
import { isMessageKey, type MessageKey, t } from "@/lib/i18n/t";
import type { RequestStatus } from "@/prisma/generated/enums";

const { timeline: say } = profile;
type Props = { item: TouchView };

const icons: Record<TouchView["stream"], LucideIcon> = {
  request: FileText,
  reply: Reply,
  message: MessageSquare,
  touch: Handshake,
  purchase: ShoppingBag,
  note: StickyNote,
  card: CircleUser,
};

/** One thing that happened: what, about what, who and when; never more than a summary. */
export function TimelineItem({ item, now }: Props & { now: Date }) {
  const Icon = item.stream === "touch" && item.data.kind === "call" ? Phone : icons[item.stream];
  return (
    <li className="touch">
      <span aria-hidden="true" className={cx("touch-icon", `touch-icon--${item.stream}`)}>
        <Icon />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-x-3">
          <p className="min-w-0 leading-snug">
            <span className={item.stream === "card" ? "text-muted" : "font-medium"}>{titleOf(item)}</span>
            <About item={item} />
            {item.by && (
              <span className="text-13 text-muted">
                {" · "}
                <Bidi>{item.by}</Bidi>
              </span>
            )}
          </p>
          <DateTime at={item.at} now={now} className="shrink-0 text-xs text-muted" />
        </div>
        <Body item={item} />
      </div>
    </li>
  );
}

function titleOf({ stream, data }: TouchView): string {
  if (stream === "touch") return t(`profile.timeline.touched.${data.kind}.${data.direction}` as MessageKey);
  if (stream !== "card") return say.said[stream];
  const key = `profile.timeline.card.${String(data.type).replace("customer.", "")}`;
  const after = (data.after ?? {}) as { by?: string };
  const words = isMessageKey(key) ? t(key) : String(data.type);
  return after.by === "purchase" ? `${words} ${say.byPurchase}` : words;
}

/** The request it belongs to, as a link where the reader may open it. */
function About({ item }: Props) {
  if (item.number === null) return null;
  const words = (
    <>
      {fa(String(item.number))}
      {item.stream === "request" && (
        <>
          {"، "}
          <Bidi>{item.subject}</Bidi>
        </>
      )}
    </>
  );
  return (
    <>
      {": "}
      {item.inSight ? (
        <Link href={`/requests/${item.number}`} prefetch={false} className="link wrap-anywhere">
          {words}
        </Link>
      ) : (
        <span className="wrap-anywhere">{words}</span>
      )}
    </>
  );
}

function Body({ item }: Props): ReactNode {
  if (item.stream === "request") return <RequestLine item={item} />;
  if (item.stream === "purchase") return <PurchaseLine item={item} />;
  if (item.stream === "touch" && item.text === null) return <p className="text-13 text-muted">{say.hidden}</p>;
  if (!item.text) return null;
  const own = item.stream === "note" || item.stream === "touch";
  return (
    <div className={own ? "internal-card mt-1.5 px-3! py-2!" : "mt-0.5 line-clamp-2 text-13 leading-text text-muted"}>
      {own ? <LongText brief>{item.text}</LongText> : <Bidi>{item.text}</Bidi>}
    </div>
  );
}

const RequestLine = ({ item: { data } }: Props) => (
  <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-13 text-muted">
    <RequestStatusBadge status={data.status as RequestStatus} />
    {Boolean(data.outcome) && <span>{t(`words.outcome.${data.outcome}` as MessageKey)}</span>}
    <span>{t(`words.kind.${data.kind}` as MessageKey)}</span>
    <span>{t(`words.channel.${data.channel}` as MessageKey)}</span>
    {Boolean(data.confidential) && <span>{t("customers.card.confidential")}</span>}
    {typeof data.satisfaction === "number" && (
      <span>{t("profile.timeline.satisfaction", { n: data.satisfaction })}</span>
    )}
  </p>
);

function PurchaseLine({ item: { data } }: Props) {
  const rial = BigInt(String(data.amountRial));
  const items = (data.items as { name?: string }[] | null) ?? [];
  const first = items[0]?.name;
  return (
    <p className="mt-0.5 flex flex-wrap items-baseline gap-x-3 text-13 text-muted">
      <bdi className="text-sm font-medium text-foreground" title={formatMoney(rial, "rial")}>
        {formatMoney(rial, "toman")}
      </bdi>
      {first && <Bidi>{items.length > 1 ? t("profile.timeline.items", { first, n: items.length - 1 }) : first}</Bidi>}
    </p>
  );
}
