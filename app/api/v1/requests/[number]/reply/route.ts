import { replyToRequest } from "@/lib/requests/reply-to-request";
import { replied } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(replyToRequest, {
  method: "POST",
  path: "/requests/{number}/reply",
  summary: "Send the reviewed reply to the customer, or record that it was told by phone",
  gives: replied,
});
