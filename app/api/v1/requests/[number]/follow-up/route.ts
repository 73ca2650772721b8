import { followUpRequest } from "@/lib/requests/follow-up-request";
import { requestPlanned } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(followUpRequest, {
  method: "POST",
  path: "/requests/{number}/follow-up",
  summary: "Bring a request back to its owner at a time, perhaps out of the inbox until then; at null ends the plan",
  status: 200,
  gives: requestPlanned,
});
