import { applyMacro } from "@/lib/automation/apply-macro";
import { macroApplied } from "@/lib/web/automation-views";
import { route } from "@/lib/web/route";

export const POST = route(applyMacro, {
  method: "POST",
  path: "/requests/{number}/macros",
  summary: "Press a macro on a request: all that it says is done, or nothing",
  gives: macroApplied,
});
