import { Files } from "@/components/requests/files";
import { LongText } from "@/components/requests/long-text";
import { Badge } from "@/components/ui/badge";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { Mail, MessageCircle, Phone, ScrollText, UserRound } from "@/components/ui/icons";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { ReplyView } from "@/lib/replies/queries";
import type { FileView } from "@/lib/requests/beside";
import { deliveryMark } from "./delivery-mark";
import { Tries } from "./tries";

type Delivery = NonNullable<ReplyView["delivery"]>;

const icons: Partial<Record<ReplyView["channel"], typeof Mail>> = {
  ...{ phone: Phone, sms: MessageCircle, visit: UserRound, letter: ScrollText, fax: ScrollText },
};
/** Of these the card tells more than a word. */
const troubled: readonly string[] = ["failed", "bounced", "unsure"];

/** What went to the customer, exactly, and what became of it; or a call, with its outcome. */
export function ReplyCard({ reply, files, now }: { reply: ReplyView; files: readonly FileView[]; now: Date }) {
  const phone = reply.channel === "phone";
  const Icon = icons[reply.channel] ?? Mail;
  const what = phone ? (reply.effective ? "call" : "callTried") : "reply";
  const departments = [...new Set(reply.cites.map((c) => c.department))].join("، ");
  return (
    <article className="said said--ours">
      <header className="mb-1.5 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-13">
        <Icon aria-hidden="true" className="size-3.5 shrink-0 text-accent-text" />
        <span className="font-medium">{t(`request.talk.${what}`)}</span>
        {!phone && <span className="text-muted">{t(`words.channel.${reply.delivery?.channel ?? reply.channel}`)}</span>}
        {reply.then === "keep" && reply.effective && <Badge>{t("request.talk.interim")}</Badge>}
        {reply.callOutcome && (
          <Badge tone={reply.effective ? "success" : "warning"}>{t(`words.callOutcome.${reply.callOutcome}`)}</Badge>
        )}
        {reply.delivery && (
          <Badge tone={deliveryMark[reply.delivery.status].tone}>{t(`words.delivery.${reply.delivery.status}`)}</Badge>
        )}
        <DateTime at={reply.at} now={now} className="ms-auto text-xs text-muted" />
      </header>
      <LongText>{reply.body}</LongText>
      <Files files={files} />
      <footer className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
        <Bidi>{t("request.talk.byOf", { name: reply.by, seat: reply.seat })}</Bidi>
        {reply.address && (
          <span>
            {t("request.talk.to")}{" "}
            <Ltr>{reply.channel === "email" ? reply.address : fa(reply.address.replace(/^\+98/, "0"))}</Ltr>
          </span>
        )}
        {departments && <span>{t("request.talk.cites", { departments })}</span>}
        {reply.callBackAt && (
          <span>
            {t("request.followUp")}: <DateTime at={reply.callBackAt} now={now} />
          </span>
        )}
        {reply.delivery && reply.delivery.attempts > 1 && (
          <span>{t("request.talk.attempts", { n: reply.delivery.attempts })}</span>
        )}
      </footer>
      {(reply.tries.length > 1 || troubled.includes(reply.delivery?.status ?? "")) && (
        <Tries tries={reply.tries} now={now} />
      )}
      {reply.delivery && <Trouble delivery={reply.delivery} />}
    </article>
  );
}

function Trouble({ delivery }: { delivery: Delivery }) {
  if (delivery.status === "held") return <p className="mt-1.5 text-13 text-warning-text">{t("request.talk.held")}</p>;
  if (delivery.status !== "failed" && delivery.status !== "bounced") return null;
  return (
    <p className="mt-1.5 text-13 leading-text text-danger-text">
      {delivery.lastError && `${t("request.talk.failed", { why: delivery.lastError })} `}
      {t("request.talk.failedNext")}
    </p>
  );
}
