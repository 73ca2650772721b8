import type { Priority } from "@/components/ui/priority-mark";
import type { Box, CartableItem, CartablePage } from "@/lib/cartable/schema";
import { formatRelative } from "@/lib/i18n/date";
import { isMessageKey, t } from "@/lib/i18n/t";
import type { Channel } from "@/prisma/generated/enums";
import { marksOf } from "./row-marks";
import type { RowFace } from "./rows";

type Place = { box: Box; now: Date };

/** A referral that was taken back or cancelled: its holder is told once, and can no longer open it. */
export const isNotice = ({ referral }: CartableItem): boolean =>
  referral !== null && ["cancelled", "recalled"].includes(referral.status);

/** What a row shows. Only what it has is there: all of it goes to the browser too. */
export function rowFace(item: CartableItem, { box, now }: Place): RowFace {
  const { request } = item;
  const marks = marksOf(item, box);
  const act = actOf(item);
  return {
    id: item.id,
    number: request.number,
    ...(item.referral && { referral: true }),
    ...(item.unread && { unread: true }),
    ...(request.confidential && { secret: true }),
    customer: request.customer.name ?? t("words.anonymous"),
    subject: request.subject,
    at: item.dueAt ?? item.lastStepAt,
    ...(item.dueAt && { due: true }),
    ...(item.workLeft !== undefined && { left: item.workLeft }),
    ...(marks.length > 0 && { marks }),
    ...story(item, box, now),
    ...(act ? { act } : { channel: request.channel as Channel }),
    ...(["high", "urgent"].includes(request.priority) && { priority: request.priority as Priority }),
  };
}

/** A page of a box in rows. */
export const pageFaces = ({ items, ...places }: CartablePage, place: Place) => ({
  ...places,
  rows: items.map((item) => rowFace(item, place)),
});

/** The one press that the row itself offers. */
function actOf(item: CartableItem): RowFace["act"] {
  if (isNotice(item)) return "dismiss";
  return item.referral && item.inQueue ? "claim" : undefined;
}

/** Of a referral: who has or sent it, and the instruction. Of a request: whose answer waits, or what happened last. */
function story(item: CartableItem, box: Box, now: Date): Pick<RowFace, "who" | "told" | "step"> {
  const { referral, lastStep, followUp } = item;
  if (followUp?.note && (followUp.back || followUp.snoozed))
    return { told: firstWords(followUp.note), who: planOf(item, now) };
  if (followUp?.snoozed) return { step: planOf(item, now) };
  if (referral) {
    const who = holderShown(item, box) ?? (item.fromName && t("cartable.row.by", { who: item.fromName }));
    const told = referral.reason ? t("cartable.row.because", { reason: referral.reason }) : referral.instruction;
    return { ...(who ? { who } : {}), told: firstWords(told) };
  }
  if (item.from) return { step: t("cartable.row.answersOf", { who: item.from }) };
  const key = `events.${lastStep}`;
  const step = isMessageKey(key) ? t(key) : lastStep;
  return { step: item.dueAt ? t("cartable.row.step", { step, when: formatRelative(item.lastStepAt, now) }) : step };
}

/** In lists of what others hold, the holder matters more than the sender. */
function holderShown({ referral, inQueue }: CartableItem, box: Box): string | null {
  if (!referral?.holder) return null;
  if (box === "followup") return t("cartable.row.with", { who: referral.holder });
  return box === "department" && !inQueue ? t("cartable.row.with", { who: referral.holder }) : null;
}

/** Until when it is put off, or that it came back. */
const planOf = ({ followUp }: CartableItem, now: Date): string =>
  t(followUp!.back ? "cartable.row.came" : "cartable.row.until", { when: formatRelative(followUp!.at, now) });

const firstWords = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text).replace(/\s+/g, " ");
