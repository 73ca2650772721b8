import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { NewRulePage } from "@/components/automation/rules-page";
import { may } from "@/lib/auth/policy";
import { ruleOptions } from "@/lib/automation/queries";
import { provinces } from "@/lib/base/provinces";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { requireStaff } from "@/lib/web/session";
import { addRule } from "../actions";
import { likeWhich } from "../like-which";

export const metadata: Metadata = { title: say.rules.add };

export default async function NewRule({ searchParams }: { searchParams: Promise<{ like?: string }> }) {
  const actor = await requireStaff();
  if (!may("rule.write", actor, null)) forbidden();
  const options = { ...(await ruleOptions(actor, {})), provinces: [...provinces.keys()] };
  const like = await likeWhich(actor, "assignment", (await searchParams).like);
  return <NewRulePage kind="assignment" like={like} options={options} add={addRule} />;
}
