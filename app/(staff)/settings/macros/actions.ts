"use server";

import { createMacro } from "@/lib/automation/create-macro";
import { removeMacro } from "@/lib/automation/remove-macro";
import { updateMacro } from "@/lib/automation/update-macro";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { action, type Next } from "@/lib/web/action";

const HERE = "/settings/macros";
const back = (text: string) => (): Next => ({ flash: { tone: "success", text }, redirect: HERE });

export const addMacro = action(createMacro, { next: back(say.macros.saved) });
export const saveMacro = action(updateMacro, { next: back(say.macros.saved) });
export const dropMacro = action(removeMacro, { next: back(say.macros.removed) });
