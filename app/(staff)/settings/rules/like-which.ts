import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { readRule } from "@/lib/automation/queries";
import type { RuleKind } from "@/lib/automation/schema";
import { shown } from "@/lib/web/page";

/** The rule of this kind that a new one begins as, when the address names one. */
export async function likeWhich(actor: Actor, kind: RuleKind, id: unknown) {
  const named = z.uuid().safeParse(id);
  if (!named.success) return null;
  const rule = await shown(readRule(actor, { id: named.data }));
  return rule.kind === kind ? rule : null;
}
