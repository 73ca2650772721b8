import type { ReactNode } from "react";
import type { Priority } from "@/components/ui/priority-mark";
import type { Box, CartableItem } from "@/lib/cartable/schema";
import { formatDeadline, formatFull, formatRelative } from "@/lib/i18n/date";
import { fa } from "@/lib/i18n/number";
import { isMessageKey, type MessageKey, t } from "@/lib/i18n/t";
import { marksOf } from "./row-marks";
import type { RowFace } from "./rows";

type Place = { box: Box; href: string; open: boolean; now: Date; act: ReactNode };

/** A referral that was taken back or cancelled: its holder is told once, and can no longer open it. */
export const isNotice = ({ referral }: CartableItem): boolean =>
  referral !== null && ["cancelled", "recalled"].includes(referral.status);

/** What a row shows, in words. Only what it has is there: all of it goes to the browser too. */
export function rowFace(item: CartableItem, { box, href, open, now, act }: Place): RowFace {
  const { request } = item;
  const marks = marksOf(item, box);
  return {
    id: item.id,
    ...(isNotice(item) ? {} : { href }),
    ...(open && { open }),
    ...(item.unread && { unread: true }),
    ...(request.confidential && { secret: t("cartable.row.confidential") }),
    customer: request.customer.name ?? t("words.anonymous"),
    subject: request.subject,
    ...timeOf(item, now),
    ...(marks.length > 0 && { marks }),
    ...story(item, box, now),
    ...(act ? { act } : { channel: t(`words.channel.${request.channel}` as MessageKey) }),
    ...(["high", "urgent"].includes(request.priority) && { priority: request.priority as Priority }),
    number: fa(String(request.number)),
  };
}

/** The deadline; without one, when something happened last. */
function timeOf({ dueAt, lastStepAt }: CartableItem, now: Date): Pick<RowFace, "at" | "title" | "time" | "near"> {
  const at = dueAt ?? lastStepAt;
  const shared = { at: at.toISOString(), title: formatFull(at) };
  if (!dueAt) return { ...shared, time: formatRelative(at, now) };
  const { text, overdue, soon } = formatDeadline(dueAt, now);
  return { ...shared, time: text, ...(overdue ? { near: "late" } : soon ? { near: "soon" } : {}) };
}

/** Of a referral: who has or sent it, and the instruction. Of a request: whose answer waits, or what happened last. */
function story(item: CartableItem, box: Box, now: Date): Pick<RowFace, "who" | "told" | "step"> {
  const { referral, lastStep } = item;
  if (referral) {
    const who = holderShown(item, box) ?? (item.fromName && t("cartable.row.by", { who: item.fromName }));
    return { ...(who ? { who } : {}), told: firstWords(referral.instruction) };
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

const firstWords = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text).replace(/\s+/g, " ");
