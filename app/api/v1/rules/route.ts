import { createRule } from "@/lib/automation/create-rule";
import { listRules } from "@/lib/automation/queries";
import { ruleMade, ruleView } from "@/lib/web/automation-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(listRules, {
  method: "GET",
  path: "/rules",
  summary: "Rules that share out work, and automation, in the order in which they look at a request",
  present: (items) => ({ items, nextCursor: null }),
  gives: page(ruleView),
});

export const POST = route(createRule, {
  method: "POST",
  path: "/rules",
  summary: "Make a rule; it is off until it is switched on",
  gives: ruleMade,
});
