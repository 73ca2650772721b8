"use server";

import { merges as say } from "@/lib/i18n/messages/fa/merges";
import { mergeCustomers } from "@/lib/identity/merge-customers";
import { action } from "@/lib/web/action";

export const merge = action(mergeCustomers, {
  next: ({ mergeId }) => ({ flash: { tone: "success", text: say.done }, redirect: `/customers/merges/${mergeId}` }),
});
