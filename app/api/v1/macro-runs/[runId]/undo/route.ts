import { undoMacro } from "@/lib/automation/undo-macro";
import { macroUndone } from "@/lib/web/automation-views";
import { route } from "@/lib/web/route";

export const POST = route(undoMacro, {
  method: "POST",
  path: "/macro-runs/{runId}/undo",
  summary: "Take one press of a macro back, while nobody has acted since",
  status: 200,
  gives: macroUndone,
});
