"use server";

import { createRule } from "@/lib/automation/create-rule";
import { moveRule } from "@/lib/automation/move-rule";
import { removeRule } from "@/lib/automation/remove-rule";
import { switchRule } from "@/lib/automation/switch-rule";
import { updateRule } from "@/lib/automation/update-rule";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { action, type Next } from "@/lib/web/action";

const pages = { assignment: "/settings/rules", automation: "/settings/automation" } as const;
const revalidate = Object.values(pages);
const baseOf = (kind: unknown) => pages[kind === "automation" ? "automation" : "assignment"];
const saved = { tone: "success" as const, text: say.list.saved };

export const addRule = action(createRule, {
  next: ({ id }, form): Next => ({ flash: saved, redirect: `${baseOf(form.kind)}/${id}` }),
});
export const saveRule = action(updateRule, {
  shape: ({ then: _, ...form }) => form,
  next: ({ id }, { then, rule }): Next => ({
    ...(then === "try" ? {} : { flash: saved }),
    redirect: `${baseOf((rule as { kind?: string }).kind)}/${id}${then === "try" ? "?try=1" : ""}`,
  }),
});
export const turnRule = action(switchRule, {
  next: ({ on, id }) => ({
    flash: { tone: on ? "success" : "info", text: on ? say.list.nowOn : say.list.nowOff },
    revalidate: revalidate.flatMap((page) => [page, `${page}/${id}`]),
  }),
});
export const placeRule = action(moveRule, { next: () => ({ revalidate }) });
export const dropRule = action(removeRule, {
  shape: ({ id }) => ({ id }),
  next: (_, form): Next => ({ flash: { tone: "info", text: say.list.nowGone }, redirect: baseOf(form.kind) }),
});
