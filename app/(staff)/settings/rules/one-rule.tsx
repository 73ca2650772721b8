import { notFound } from "next/navigation";
import { RulePage } from "@/components/automation/rules-page";
import type { Actor } from "@/lib/auth/actor";
import { listRuns, readRule, ruleOptions } from "@/lib/automation/queries";
import { tryRule } from "@/lib/automation/try-rule";
import { clock } from "@/lib/base/clock";
import { provinces } from "@/lib/base/provinces";
import { shown } from "@/lib/web/page";
import { dropRule, saveRule, turnRule } from "./actions";

type Rule = Awaited<ReturnType<typeof readRule>>;
export type RuleProps = { params: Promise<{ id: string }>; searchParams: Promise<{ try?: string; before?: string }> };

/** One rule of this kind, with what it did and what it would do; the other kind has a page of its own. */
export async function OneRule(actor: Actor, { kind, params, searchParams }: RuleProps & { kind: Rule["kind"] }) {
  const [{ id }, { try: tried, before }] = await Promise.all([params, searchParams]);
  const cursor = before && /^\d{1,18}$/.test(before) ? { cursor: before } : {};
  const rule = await shown(readRule(actor, { id }));
  if (rule.kind !== kind) notFound();
  const [options, runs, trial] = await Promise.all([
    ruleOptions(actor, {}),
    listRuns(actor, { id, ...cursor }),
    tried ? tryRule(actor, { id }) : null,
  ]);
  const offered = { ...options, provinces: [...provinces.keys()] };
  const now = clock.now();
  return <RulePage {...{ rule, runs, trial, now }} options={offered} save={saveRule} turn={turnRule} drop={dropRule} />;
}
