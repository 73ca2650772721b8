import { removeMacro } from "@/lib/automation/remove-macro";
import { gone } from "@/lib/web/automation-views";
import { route } from "@/lib/web/route";

export const POST = route(removeMacro, {
  method: "POST",
  path: "/macros/{id}/remove",
  summary: "Take a macro away",
  status: 200,
  gives: gone,
});
