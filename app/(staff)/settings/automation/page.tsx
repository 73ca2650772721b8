import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { RulesPage } from "@/components/automation/rules-page";
import { may } from "@/lib/auth/policy";
import { listRules, ruleOptions } from "@/lib/automation/queries";
import { clock } from "@/lib/base/clock";
import { provinces } from "@/lib/base/provinces";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { requireStaff } from "@/lib/web/session";
import { placeRule, turnRule } from "../rules/actions";

export const metadata: Metadata = { title: say.nav.automation };

export default async function Rules() {
  const actor = await requireStaff();
  if (!may("rule.read", actor, null)) forbidden();
  const [rules, options] = await Promise.all([listRules(actor, { kind: "automation" }), ruleOptions(actor, {})]);
  const offered = { ...options, provinces: [...provinces.keys()] };
  return (
    <RulesPage kind="automation" rules={rules} options={offered} now={clock.now()} turn={turnRule} move={placeRule} />
  );
}
