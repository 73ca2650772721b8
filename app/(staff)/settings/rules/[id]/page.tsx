import type { Metadata } from "next";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { requireStaff } from "@/lib/web/session";
import { OneRule, type RuleProps } from "../one-rule";

export const metadata: Metadata = { title: say.nav.rules };

export default async function RulePage(props: RuleProps) {
  return OneRule(await requireStaff(), { ...props, kind: "assignment" });
}
