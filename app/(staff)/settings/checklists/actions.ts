"use server";

import { desk } from "@/lib/i18n/messages/fa/desk";
import type { CheckLine } from "@/lib/requests/checks";
import { createChecklist } from "@/lib/requests/create-checklist";
import { updateChecklist } from "@/lib/requests/update-checklist";
import { action } from "@/lib/web/action";

const { lists: say } = desk;
const HERE = "/settings/checklists";
type Form = Record<string, unknown>;

/** One line a thing to do, a star before what is required; a line whose words stayed keeps its id. */
function linesOf(typed: unknown, before: unknown): Partial<CheckLine>[] {
  const old = typeof before === "string" ? (JSON.parse(before) as CheckLine[]) : [];
  return String(typed ?? "")
    .split("\n")
    .map((line) => ({ required: /^\s*[*٭＊]/u.test(line), text: line.replace(/^\s*[*٭＊]\s*/u, "").trim() }))
    .filter((line) => line.text !== "")
    .map((line) => {
      const same = old.find((one) => one.text === line.text);
      return same ? { ...line, id: same.id } : line;
    });
}

/** Unticked boxes say no, an empty choice says all. */
const shape = ({ lines, before, kind, departmentId, automatic, ...form }: Form): Form => ({
  ...form,
  lines: linesOf(lines, before),
  kind: kind ?? null,
  departmentId: departmentId ?? null,
  automatic: automatic !== undefined,
});

export const addList = action(createChecklist, {
  shape,
  next: () => ({ flash: { tone: "success", text: say.added }, revalidate: [HERE] }),
});
export const saveList = action(updateChecklist, {
  shape: ({ active, ...form }) => ({ ...shape(form), active: active !== undefined }),
  next: () => ({ flash: { tone: "success", text: say.saved }, redirect: HERE }),
});
