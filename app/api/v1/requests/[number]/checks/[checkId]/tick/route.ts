import { tickCheck } from "@/lib/requests/tick-check";
import { checkTicked } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";

export const POST = route(tickCheck, {
  method: "POST",
  path: "/requests/{number}/checks/{checkId}/tick",
  summary: "Tick a thing to do; with done false, take the tick back",
  status: 200,
  gives: checkTicked,
});
