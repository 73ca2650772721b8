import { removeCheck } from "@/lib/requests/remove-check";
import { requestTouched } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";

export const POST = route(removeCheck, {
  method: "POST",
  path: "/requests/{number}/checks/{checkId}/remove",
  summary: "Take a thing to do off a request",
  status: 200,
  gives: requestTouched,
});
