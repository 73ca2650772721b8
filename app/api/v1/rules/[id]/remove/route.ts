import { removeRule } from "@/lib/automation/remove-rule";
import { gone } from "@/lib/web/automation-views";
import { route } from "@/lib/web/route";

export const POST = route(removeRule, {
  method: "POST",
  path: "/rules/{id}/remove",
  summary: "Take a rule away; its log stays",
  status: 200,
  gives: gone,
});
