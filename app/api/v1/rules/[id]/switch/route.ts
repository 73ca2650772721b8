import { switchRule } from "@/lib/automation/switch-rule";
import { ruleSwitched } from "@/lib/web/automation-views";
import { route } from "@/lib/web/route";

export const POST = route(switchRule, {
  method: "POST",
  path: "/rules/{id}/switch",
  summary: "Switch a rule on or off",
  status: 200,
  gives: ruleSwitched,
});
