"use server";

import { createCustomField } from "@/lib/customers/create-custom-field";
import { createTag } from "@/lib/customers/create-tag";
import { removeTag } from "@/lib/customers/remove-tag";
import { updateCustomField } from "@/lib/customers/update-custom-field";
import { updateTag } from "@/lib/customers/update-tag";
import { cardFields as say } from "@/lib/i18n/messages/fa/card-fields";
import { action } from "@/lib/web/action";

const HERE = "/settings/customer-fields";
const told = (text: string) => () => ({ flash: { tone: "success" as const, text }, revalidate: [HERE] });

export const addField = action(createCustomField, { next: told(say.added) });
/** Unticked boxes say no. */
export const saveField = action(updateCustomField, {
  shape: (form) => ({ ...form, required: form.required !== undefined, active: form.active !== undefined }),
  next: () => ({ flash: { tone: "success", text: say.saved }, redirect: HERE }),
});
export const moveField = action(updateCustomField, { next: () => ({ revalidate: [HERE] }) });
export const addTag = action(createTag, { next: told(say.tags.added) });
export const dropTag = action(removeTag, { next: told(say.tags.removed) });
export const saveTag = action(updateTag, { next: told(say.tags.saved) });
