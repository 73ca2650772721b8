import { ReplyCard } from "@/components/replies/reply-card";
import type { PaneView } from "@/components/requests/pane-view";
import { Bidi } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { fa } from "@/lib/i18n/number";
import { isMessageKey, t } from "@/lib/i18n/t";
import { Files } from "./files";
import { LongText } from "./long-text";
import { MailParts } from "./mail-parts";

type Props = { view: PaneView; seesReceived: boolean; now: Date };

/** All that the customer wrote or was told, in the order of time. */
export function Conversation(props: Props) {
  const { view, now } = props;
  const parts = { number: view.number, seesReceived: props.seesReceived };
  const said = [
    ...view.messages.map((m) => ({
      at: m.at,
      id: m.id,
      node: <Message key={m.id} {...props} message={m} />,
    })),
    ...view.mails.flatMap((m) =>
      m.aside ? [{ at: m.aside.at, id: m.id, node: <Aside key={m.id} {...props} mail={m} /> }] : [],
    ),
    ...view.mails.flatMap((m) =>
      m.merged ? [{ at: m.merged.at, id: m.id, node: <Elsewhere key={m.id} {...props} mail={m} /> }] : [],
    ),
    ...view.replies.map((r) => ({
      at: r.at,
      id: r.id,
      node: <ReplyCard key={r.id} reply={r} files={view.files.filter((f) => f.replyId === r.id)} now={now} />,
    })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  return (
    <section aria-labelledby="talk-title">
      <h2 id="talk-title" className="mb-2.5 flex min-h-6 items-center text-sm font-bold">
        {t("request.talk.title")}
      </h2>
      <div className="flex flex-col gap-3">
        <article className="said">
          <Who name={view.senderName ?? view.customer.name} at={view.receivedAt} now={now}>
            {t("request.talk.asked")}
          </Who>
          <LongText id="question">{view.body}</LongText>
          <MailParts mail={view.mails.find((m) => m.messageId === null && !m.aside && !m.merged)} {...parts} />
          <Files files={view.files.filter((f) => f.messageId === null && f.answerId === null && f.replyId === null)} />
        </article>
        {said.map((one) => one.node)}
      </div>
    </section>
  );
}

function Message({ view, message, seesReceived, now }: Props & { message: PaneView["messages"][number] }) {
  return (
    <article className="said">
      <Who name={view.customer.name} at={message.at} now={now}>
        {t(`request.talk.${spoken.includes(message.channel) ? "customerSaid" : "customerWrote"}`)}،{" "}
        {t(`words.channel.${message.channel}`)}
      </Who>
      <LongText>{message.body}</LongText>
      <MailParts
        mail={view.mails.find((m) => m.messageId === message.id)}
        number={view.number}
        seesReceived={seesReceived}
      />
      <Files files={view.files.filter((f) => f.messageId === message.id)} />
    </article>
  );
}

/** What a machine sent about a message of ours: an absence, a bounce, a receipt. It changed nothing here. */
function Aside({ view, mail, seesReceived, now }: Props & { mail: PaneView["mails"][number] }) {
  const { reason, sender, at } = mail.aside!;
  const why = `received.reason.${reason}`;
  return (
    <article className="said">
      <Who name={sender ?? t("received.unknownSender")} at={at} now={now}>
        {isMessageKey(why) ? t(why) : reason}
      </Who>
      <MailParts mail={mail} number={view.number} seesReceived={seesReceived} />
    </article>
  );
}

/** A mail that came to a request which is shown under this one. */
function Elsewhere({ view, mail, seesReceived, now }: Props & { mail: PaneView["mails"][number] }) {
  const { number, sender, words, at } = mail.merged!;
  return (
    <article className="said">
      <Who name={sender ?? t("received.unknownSender")} at={at} now={now}>
        {t("request.talk.elsewhere", { n: fa(number) })}
      </Who>
      <LongText>{words}</LongText>
      <MailParts mail={mail} number={view.number} seesReceived={seesReceived} />
    </article>
  );
}

/** By these an officer wrote down what was said. */
const spoken: readonly string[] = ["phone", "visit"];

/** Who said it and when, over a text. */
export function Who({
  name,
  at,
  now,
  children,
}: {
  name: string | null;
  at: Date;
  now: Date;
  children?: React.ReactNode;
}) {
  return (
    <header className="mb-1.5 flex flex-wrap items-baseline justify-between gap-x-3 text-13">
      <p className="min-w-0">
        <Bidi className="font-medium">{name ?? t("words.anonymous")}</Bidi>{" "}
        {children && <span className="text-muted">{children}</span>}
      </p>
      <DateTime at={at} now={now} className="text-xs text-muted" />
    </header>
  );
}
