import { moveRule } from "@/lib/automation/move-rule";
import { ruleMoved } from "@/lib/web/automation-views";
import { route } from "@/lib/web/route";

export const POST = route(moveRule, {
  method: "POST",
  path: "/rules/{id}/move",
  summary: "Put a rule one place up or down",
  status: 200,
  gives: ruleMoved,
});
