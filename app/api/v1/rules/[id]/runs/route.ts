import { listRuns } from "@/lib/automation/queries";
import { runView } from "@/lib/web/automation-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(listRuns, {
  method: "GET",
  path: "/rules/{id}/runs",
  summary: "The log of a rule, newest first",
  gives: page(runView),
});
