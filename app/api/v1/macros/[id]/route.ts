import { updateMacro } from "@/lib/automation/update-macro";
import { ruleMade } from "@/lib/web/automation-views";
import { route } from "@/lib/web/route";

export const PATCH = route(updateMacro, {
  method: "PATCH",
  path: "/macros/{id}",
  summary: "Change what a macro is called and does",
  gives: ruleMade,
});
