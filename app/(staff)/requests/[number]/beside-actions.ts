"use server";

import type { Aids } from "@/components/desk/aids";
import { latinDigits } from "@/lib/base/text";
import { listTags } from "@/lib/customers/list-tags";
import { countUse } from "@/lib/desk/count-use";
import { readyTexts } from "@/lib/desk/list-texts";
import { type MessageKey, t } from "@/lib/i18n/t";
import { addCheck } from "@/lib/requests/add-check";
import { dismissSame } from "@/lib/requests/dismiss-same";
import { endMention } from "@/lib/requests/end-mention";
import { linkRequests } from "@/lib/requests/link-requests";
import { listChecklists } from "@/lib/requests/list-checklists";
import { listColleagues } from "@/lib/requests/list-colleagues";
import { type MergePreview, previewMerge } from "@/lib/requests/preview-merge";
import { removeCheck } from "@/lib/requests/remove-check";
import { tagRequest } from "@/lib/requests/tag-request";
import { tickCheck } from "@/lib/requests/tick-check";
import { unlinkRequests } from "@/lib/requests/unlink-requests";
import { untagRequest } from "@/lib/requests/untag-request";
import { action, type Next } from "@/lib/web/action";
import { asAppError, orNull } from "@/lib/web/problem";
import { requireStaff } from "@/lib/web/session";

const stays =
  (key?: MessageKey) =>
  ({ number }: { number: number }): Next => ({
    ...(key ? { flash: { tone: "success" as const, text: t(key) } } : {}),
    revalidate: [`/requests/${number}`],
  });

export const tag = action(tagRequest, { next: stays() });
export const untag = action(untagRequest, { next: stays() });
export const check = action(addCheck, { next: stays() });
export const tick = action(tickCheck, { next: stays() });
export const dropCheck = action(removeCheck, { next: stays() });
/** Numbers are typed in any digits. */
const linkShape = (form: Record<string, unknown>) => ({ ...form, to: latinDigits(String(form.to ?? "")) });
export const link = action(linkRequests, { shape: linkShape, next: stays("desk.links.done") });
export const linkNow = action(linkRequests, { next: stays("desk.links.done") });
export const unlink = action(unlinkRequests, { next: stays("desk.links.undone") });
export const unmention = action(endMention, { next: stays("desk.mentions.ended") });
export const notSame = action(dismissSame, { next: stays("desk.same.dismissed") });

/** Tags and checklists to choose from, fetched when somebody is about to add one. */
export async function choices(): Promise<{ tags: string[]; lists: { id: string; name: string }[] }> {
  const actor = await requireStaff();
  const [tags, lists] = await Promise.all([listTags(actor, {}), listChecklists(actor, {})]);
  return { tags: tags.items.map((one) => one.name), lists: lists.items.map(({ id, name }) => ({ id, name })) };
}

/** What a merge would move; null when the number cannot be read. */
export async function previewOf(number: number, into: string): Promise<MergePreview | null> {
  const actor = await requireStaff();
  return previewMerge(actor, { number, into: latinDigits(into) }).catch((error) => {
    if (asAppError(error)) return null;
    throw error;
  });
}

/** Ready texts filled for this request, and colleagues to name; fetched when somebody begins to write. */
export async function aids(number: number): Promise<Aids> {
  const actor = await requireStaff();
  const [texts, people] = await Promise.all([readyTexts(actor, { number }), listColleagues(actor, {})]);
  return { texts: texts.items, people: people.items.filter((one) => one.id !== actor.userId) };
}

export async function used(id: string): Promise<void> {
  await orNull(countUse(await requireStaff(), { id })); // taken away meanwhile: nothing to count
}
