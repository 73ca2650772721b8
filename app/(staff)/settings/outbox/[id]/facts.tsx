import Link from "next/link";
import { Address } from "@/components/channels/address";
import type { Fact } from "@/components/layout/facts";
import { deliveryMark } from "@/components/replies/delivery-mark";
import { NumberLink } from "@/components/requests/number-link";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { StatusBadge } from "@/components/ui/status-badge";
import { clock } from "@/lib/base/clock";
import { mail } from "@/lib/i18n/messages/fa/mail";
import { words } from "@/lib/i18n/messages/fa/words";
import { fa } from "@/lib/i18n/number";
import { isMessageKey, t } from "@/lib/i18n/t";
import type { readMessage } from "@/lib/replies/queries";

const say = mail.outbox;
type Message = Awaited<ReturnType<typeof readMessage>>;

/** What was said by the other side, or a sentence of ours. */
export const told = (error: string): string => (isMessageKey(error) ? t(error) : error);

/** What is known of one outgoing message. */
export function factsOf(message: Message): (Fact | false | null)[] {
  const { account, channel } = message;
  return [
    {
      label: say.state,
      value: <StatusBadge {...deliveryMark[message.status]}>{words.delivery[message.status]}</StatusBadge>,
    },
    { label: say.to, value: <Address value={message.toAddress} /> },
    { label: say.channel, value: words.channel[channel] },
    account
      ? { label: say.account, value: account.removedAt ? <Bidi>{account.name}</Bidi> : accountLink(account) }
      : channel === "email" && message.sentAt && { label: say.account, value: say.environment },
    message.request && {
      label: say.request,
      value: <NumberLink number={message.request.number} opens={message.opens} />,
    },
    message.failure !== null && { label: say.failure, value: failureOf(message.failure) },
    message.parts !== null && { label: say.parts, value: fa(message.parts) },
    message.costRial !== null && { label: say.cost, value: t("mail.outbox.rial", { n: fa(Number(message.costRial)) }) },
    ...times(message),
    { label: say.attempts, value: fa(message.attempts) },
    message.lastError !== null && { label: say.lastError, value: <span dir="auto">{told(message.lastError)}</span> },
    channel === "email" && { label: say.messageId, value: <Ltr>{message.messageId}</Ltr> },
  ];
}

function times({ createdAt, sentAt, deliveredAt, readAt }: Message): (Fact | false)[] {
  const now = clock.now();
  const fact = (label: string, at: Date | null) => at !== null && { label, value: <DateTime at={at} now={now} /> };
  return [
    fact(say.written, createdAt),
    fact(say.sentAt, sentAt),
    fact(say.deliveredAt, deliveredAt),
    fact(say.readAt, readAt),
  ];
}

const failureOf = (failure: string) => (say.failures as Record<string, string>)[failure] ?? failure;

const accountLink = ({ id, name }: { id: string; name: string }) => (
  <Link prefetch={false} href={`/settings/channels/${id}`} className="link">
    <Bidi>{name}</Bidi>
  </Link>
);
