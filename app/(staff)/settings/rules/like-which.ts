import type { Actor } from "@/lib/auth/actor";
import { readRule } from "@/lib/automation/queries";
import type { RuleKind } from "@/lib/automation/schema";
import { shown } from "@/lib/web/page";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The rule of this kind that a new one begins as, when the address names one. */
export async function likeWhich(actor: Actor, kind: RuleKind, id: unknown) {
  if (typeof id !== "string" || !UUID.test(id)) return null;
  const rule = await shown(readRule(actor, { id }));
  return rule.kind === kind ? rule : null;
}
