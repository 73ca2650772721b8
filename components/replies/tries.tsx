import { Badge } from "@/components/ui/badge";
import { Ltr } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { fa } from "@/lib/i18n/number";
import { isMessageKey, t } from "@/lib/i18n/t";
import type { DeliveryView } from "@/lib/replies/queries";
import { deliveryMark } from "./delivery-mark";

/** Each message of a reply: by which way, what became of it, and what went in its stead. */
export const Tries = ({ tries, now }: { tries: DeliveryView[]; now: Date }) => (
  <ol aria-label={t("replies.tries.title")} className="mt-2 flex flex-col gap-1 text-13">
    {tries.map((one, n) => (
      <li key={one.id} className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="text-muted">
          {n > 0 && `${t("replies.tries.instead")} `}
          {t("replies.tries.to", { channel: t(`words.channel.${one.channel}`) })}
        </span>
        <Ltr>{one.channel === "email" ? one.toAddress : fa(one.toAddress.replace(/^\+98/, "0"))}</Ltr>
        <Badge tone={deliveryMark[one.status].tone}>{t(`words.delivery.${one.status}`)}</Badge>
        {whyOf(one) && <span>{whyOf(one)}</span>}
        {momentOf(one) && <DateTime at={momentOf(one)!} now={now} className="text-xs text-muted" />}
      </li>
    ))}
  </ol>
);

const momentOf = (one: DeliveryView): Date | null => one.readAt ?? one.deliveredAt ?? one.sentAt;

function whyOf({ status, failure }: DeliveryView): string | null {
  if (failure === null || !["failed", "bounced", "unsure"].includes(status)) return null;
  const key = `replies.tries.failure.${failure}`;
  return isMessageKey(key) ? t(key) : null;
}
