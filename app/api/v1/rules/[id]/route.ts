import { readRule } from "@/lib/automation/queries";
import { updateRule } from "@/lib/automation/update-rule";
import { ruleMade, ruleView } from "@/lib/web/automation-views";
import { route } from "@/lib/web/route";

export const GET = route(readRule, {
  method: "GET",
  path: "/rules/{id}",
  summary: "One rule",
  gives: ruleView,
});

export const PATCH = route(updateRule, {
  method: "PATCH",
  path: "/rules/{id}",
  summary: "Change a rule: the whole of it is given anew",
  gives: ruleMade,
});
