import { endMention } from "@/lib/requests/end-mention";
import { requestTouched } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";

export const POST = route(endMention, {
  method: "POST",
  path: "/requests/{number}/mentions/{userId}/end",
  summary: "Take back the sight that naming a colleague gave",
  status: 200,
  gives: requestTouched,
});
