"use server";

import { createText } from "@/lib/desk/create-text";
import { removeText } from "@/lib/desk/remove-text";
import { updateText } from "@/lib/desk/update-text";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { action } from "@/lib/web/action";

const { texts: say } = desk;
const told = (text: string) => () => ({ flash: { tone: "success" as const, text }, revalidate: ["/profile/texts"] });

export const addOwn = action(createText, { next: told(say.added) });
export const saveOwn = action(updateText, { next: told(say.saved) });
export const removeOwn = action(removeText, { next: told(say.removed) });
