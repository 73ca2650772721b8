import type { Act } from "@/lib/automation/schema";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import type { BuilderOptions } from "./options";

const KEYS = ["departmentId", "fallbackDepartmentId", "positionId", "tagId", "checklistId"] as const;
type Named = Partial<Record<(typeof KEYS)[number], unknown>> & { positionIds?: unknown };

/** Names of what a rule acts for or on and what is no longer there: with it, it can do nothing. */
export function goneTargets(rule: { acts: readonly Act[]; positionId?: string }, options: BuilderOptions): string[] {
  const { departments, seats, tags, checklists, closed } = options;
  const there = new Set([departments, seats, tags, checklists].flat().map(({ id }) => id));
  const ids = [{ positionId: rule.positionId }, ...rule.acts.flatMap(partsOf)].flatMap(idsOf);
  return [...new Set(ids.filter((id) => !there.has(id)))].map(
    (id) => closed.find((one) => one.id === id)?.name ?? say.form.gone,
  );
}

const partsOf = (act: Act): Named[] => {
  const { target, whom } = act as { target?: Named; whom?: Named };
  return [act as Named, target ?? {}, whom ?? {}];
};

const idsOf = (part: Named): string[] => {
  const listed = Array.isArray(part.positionIds) ? part.positionIds : [];
  return [...KEYS.map((key) => part[key]), ...listed].filter((id) => typeof id === "string" && id !== "") as string[];
};
