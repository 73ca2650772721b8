import { tryRule } from "@/lib/automation/try-rule";
import { trialView } from "@/lib/web/automation-views";
import { route } from "@/lib/web/route";

export const GET = route(tryRule, {
  method: "GET",
  path: "/rules/{id}/trial",
  summary: "What a rule would have done with the newest thousand requests; writes nothing",
  gives: trialView,
});
