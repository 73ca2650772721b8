import type { Tone } from "@/components/ui/badge";
import type { Box, CartableItem } from "@/lib/cartable/schema";
import { type MessageKey, t } from "@/lib/i18n/t";

/** A row is two lines high: more tags than these are counted. */
const TAGS_SHOWN = 2;

/** What sets this one apart; most rows have none. */
export function marksOf(item: CartableItem, box: Box): [Tone, string][] {
  const { request, referral } = item;
  const marks: [Tone, string][] = [];
  const asked = referral?.mode === "ask";
  if (referral?.status === "cancelled") marks.push(["neutral", t("cartable.row.cancelled")]);
  if (referral?.status === "recalled") marks.push(["neutral", t("cartable.row.recalled")]);
  if (item.followUp?.back) marks.push(["warning", t("cartable.row.back")]);
  if (request.deliveryFailed) marks.push(["danger", t("cartable.row.deliveryFailed")]);
  if (request.reopened && referral === null) marks.push(["warning", t("cartable.row.reopened")]);
  if (asked && box !== "followup") marks.push(["info", t("cartable.row.ask")]);
  if (item.waitsOpinion || (asked && box === "followup")) marks.push(["info", t("cartable.row.waitsOpinion")]);
  if (referral && referral.urgency !== "normal")
    marks.push(["danger", t(`words.urgency.${referral.urgency}` as MessageKey)]);
  if (["followup", "overdue", "done"].includes(box)) marks.push(["neutral", statusWord(item)]);
  if (request.sameAs !== null) marks.push(["warning", t("desk.same.row", { n: request.sameAs })]);
  const { tags } = request;
  for (const tag of tags.slice(0, TAGS_SHOWN)) marks.push([tag.tone, tag.name]);
  if (tags.length > TAGS_SHOWN) marks.push(["neutral", t("cartable.row.moreTags", { n: tags.length - TAGS_SHOWN })]);
  return marks;
}

const statusWord = ({ request, referral }: CartableItem): string =>
  t((referral ? `words.referralStatus.${referral.status}` : `words.requestStatus.${request.status}`) as MessageKey);
