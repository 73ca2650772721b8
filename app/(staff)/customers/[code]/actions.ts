"use server";

import { addCustomerNote } from "@/lib/customers/add-customer-note";
import { endRelation } from "@/lib/customers/end-relation";
import { findCustomers } from "@/lib/customers/find-customers";
import { recordInteraction } from "@/lib/customers/record-interaction";
import { relateCustomers } from "@/lib/customers/relate-customers";
import { removeCustomerFile } from "@/lib/customers/remove-customer-file";
import { setLevel } from "@/lib/customers/set-level";
import { setStage } from "@/lib/customers/set-stage";
import { tagCustomer } from "@/lib/customers/tag-customer";
import { untagCustomer } from "@/lib/customers/untag-customer";
import { updateCustomer } from "@/lib/customers/update-customer";
import { profile as say } from "@/lib/i18n/messages/fa/profile";
import { service } from "@/lib/i18n/messages/fa/service-targets";
import { action, type Next } from "@/lib/web/action";
import { factsShape, interactionShape, relationShape } from "@/lib/web/card-shape";
import { requireStaff } from "@/lib/web/session";

const said =
  (text: string) =>
  ({ code }: { code: string }): Next => ({
    flash: { tone: "success", text },
    revalidate: [`/customers/${code}`],
  });

export const note = action(addCustomerNote, { next: said(say.notes.done) });
export const touch = action(recordInteraction, { shape: interactionShape, next: said(say.touch.done) });
export const tag = action(tagCustomer, { next: said(say.tags.done) });
export const untag = action(untagCustomer, { next: ({ code }) => ({ revalidate: [`/customers/${code}`] }) });
export const stage = action(setStage, { next: said(say.stage.done) });
export const level = action(setLevel, { next: said(service.levels.changed) });
export const relate = action(relateCustomers, { shape: relationShape, next: said(say.relations.done) });
export const unrelate = action(endRelation, { next: said(say.relations.ended) });
export const removeFile = action(removeCustomerFile, { next: said(say.files.removed) });

export const save = action(updateCustomer, {
  shape: factsShape,
  next: ({ code }) => ({ flash: { tone: "success", text: say.saved }, redirect: `/customers/${code}` }),
});

export type Found = { code: string; name: string | null; city: string | null };

/** A few cards by code, phone or name, for a field that names another customer. */
export async function lookFor(words: string): Promise<Found[]> {
  const actor = await requireStaff();
  if (words.trim().length < 2) return [];
  const { items } = await findCustomers(actor, { q: words.slice(0, 200), limit: 6 });
  return items.map(({ code, name, city }) => ({ code, name, city }));
}
