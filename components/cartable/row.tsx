import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Bidi, OneLine } from "@/components/ui/bidi";
import { cx } from "@/components/ui/class-names";
import { DateTime } from "@/components/ui/date-time";
import { Deadline } from "@/components/ui/deadline";
import { Dot } from "@/components/ui/dot";
import { type Priority, PriorityMark } from "@/components/ui/priority-mark";
import type { Box, CartableItem } from "@/lib/cartable/schema";
import { formatRelative } from "@/lib/i18n/date";
import { fa } from "@/lib/i18n/number";
import { isMessageKey, type MessageKey, t } from "@/lib/i18n/t";

type Props = {
  item: CartableItem;
  box: Box;
  href: string;
  open: boolean;
  now: Date;
  /** A form at the end of the second line. */
  act?: ReactNode;
};

/** A referral that was taken back or cancelled: its holder is told once, and can no longer open it. */
export const isNotice = ({ referral }: CartableItem): boolean =>
  referral !== null && ["cancelled", "recalled"].includes(referral.status);

/** Two lines, plain markup: `SoftLinks` around the list makes its links quick. */
export function Row({ item, box, href, open, now, act }: Props) {
  const look = cx("cartable-row", item.unread && "is-unread", act ? "has-act" : false);
  const lines = <Lines item={item} box={box} now={now} acts={Boolean(act)} />;
  return (
    <li data-row="" className="relative border-b border-separator">
      {isNotice(item) ? (
        <div className={look}>{lines}</div>
      ) : (
        <a href={href} aria-current={open ? "true" : undefined} className={look}>
          {lines}
        </a>
      )}
      {act && <div className="row-act-place">{act}</div>}
    </li>
  );
}

function Lines({ item, box, now, acts }: Pick<Props, "item" | "box" | "now"> & { acts: boolean }) {
  const { request, dueAt } = item;
  return (
    <>
      <Dot on={item.unread} />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <Bidi className="row-customer">{request.customer.name ?? t("words.anonymous")}</Bidi>
          <OneLine className="row-subject">{request.subject}</OneLine>
          {dueAt ? (
            <Deadline due={dueAt} now={now} className="text-xs" />
          ) : (
            <DateTime at={item.lastStepAt} now={now} className="text-xs text-muted" />
          )}
        </span>
        <span className="row-second">
          <Marks item={item} box={box} />
          <span className="min-w-0 flex-1 truncate">{story(item, box, now)}</span>
          {!acts && <span className="shrink-0 text-xs">{t(`words.channel.${request.channel}` as MessageKey)}</span>}
          <PriorityMark value={request.priority as Priority} quiet />
          <span className="shrink-0 text-xs">{fa(String(request.number))}</span>
        </span>
      </span>
    </>
  );
}

/** What sets this one apart; most rows have none. */
function Marks({ item, box }: Pick<Props, "item" | "box">) {
  const { request, referral } = item;
  const marks: [boolean, Tone, ReactNode][] = [
    [referral?.status === "cancelled", "neutral", t("cartable.row.cancelled")],
    [referral?.status === "recalled", "neutral", t("cartable.row.recalled")],
    [request.deliveryFailed, "danger", t("cartable.row.deliveryFailed")],
    [request.reopened && referral === null, "warning", t("cartable.row.reopened")],
    [referral?.mode === "ask" && box !== "followup", "info", t("cartable.row.ask")],
    [item.waitsOpinion || (referral?.mode === "ask" && box === "followup"), "info", t("cartable.row.waitsOpinion")],
    [
      referral !== null && referral.urgency !== "normal",
      "danger",
      t(`words.urgency.${referral?.urgency}` as MessageKey),
    ],
    [["followup", "overdue", "done"].includes(box), "neutral", statusWord(item)],
  ];
  return (
    <>
      {request.confidential && (
        <Lock role="img" aria-label={t("cartable.row.confidential")} className="size-3.5 shrink-0" />
      )}
      {marks.map(
        ([on, tone, word], n) =>
          on && (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
            <Badge key={n} tone={tone} className="row-mark">
              {word}
            </Badge>
          ),
      )}
    </>
  );
}

const statusWord = ({ request, referral }: CartableItem): string =>
  t((referral ? `words.referralStatus.${referral.status}` : `words.requestStatus.${request.status}`) as MessageKey);

/** Of a referral: who has or sent it, and the instruction. Of a request: whose answer waits, or what happened last. */
function story(item: CartableItem, box: Box, now: Date): ReactNode {
  const { referral, lastStep } = item;
  if (referral) {
    const who = holderShown(item, box) ?? (item.fromName && t("cartable.row.by", { who: item.fromName }));
    return (
      <>
        {who && <Bidi className="text-foreground">{who}</Bidi>} <Bidi>{firstWords(referral.instruction)}</Bidi>
      </>
    );
  }
  if (item.from) return t("cartable.row.answersOf", { who: item.from });
  const key = `events.${lastStep}`;
  const step = isMessageKey(key) ? t(key) : lastStep;
  return item.dueAt ? t("cartable.row.step", { step, when: formatRelative(item.lastStepAt, now) }) : step;
}

/** In lists of what others hold, the holder matters more than the sender. */
function holderShown({ referral, inQueue }: CartableItem, box: Box): string | null {
  if (!referral?.holder) return null;
  if (box === "followup") return t("cartable.row.with", { who: referral.holder });
  return box === "department" && !inQueue ? t("cartable.row.with", { who: referral.holder }) : null;
}

const firstWords = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text).replace(/\s+/g, " ");
