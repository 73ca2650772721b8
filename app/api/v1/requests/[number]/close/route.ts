import { closeRequest } from "@/lib/requests/close-request";
import { route } from "@/lib/web/route";
import { requestClosed } from "@/lib/web/views";

export const POST = route(closeRequest, {
  method: "POST",
  path: "/requests/{number}/close",
  summary: "Close with an outcome; open referrals are cancelled",
  status: 200,
  gives: requestClosed,
});
