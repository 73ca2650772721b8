"use server";

import { merges as say } from "@/lib/i18n/messages/fa/merges";
import { undoMerge } from "@/lib/identity/undo-merge";
import { action } from "@/lib/web/action";

export const undo = action(undoMerge, {
  next: ({ mergeId, split }) => ({
    flash: { tone: "success", text: split ? say.undo.doneSplit : say.undo.done },
    revalidate: [`/customers/merges/${mergeId}`],
  }),
});
