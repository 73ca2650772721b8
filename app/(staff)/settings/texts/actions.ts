"use server";

import { createText } from "@/lib/desk/create-text";
import { removeText } from "@/lib/desk/remove-text";
import { updateText } from "@/lib/desk/update-text";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { action } from "@/lib/web/action";

const { texts: say } = desk;
const told = (text: string) => () => ({ flash: { tone: "success" as const, text }, revalidate: ["/settings/texts"] });

/** `for`: «company», or a department's id. */
export const addShared = action(createText, {
  shape: ({ for: whom, ...form }) =>
    whom === "company" ? { ...form, scope: "company" } : { ...form, scope: "department", departmentId: whom },
  next: told(say.added),
});
export const saveShared = action(updateText, { next: told(say.saved) });
export const removeShared = action(removeText, { next: told(say.removed) });
