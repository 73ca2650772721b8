import { closeRequest } from "@/lib/requests/close-request";
import { requestClosed } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(closeRequest, {
  method: "POST",
  path: "/requests/{number}/close",
  summary: "Close with an outcome; open referrals are cancelled",
  status: 200,
  gives: requestClosed,
});
