import { replyToRequest } from "@/lib/requests/reply-to-request";
import { route } from "@/lib/web/route";
import { replied } from "@/lib/web/views";

export const POST = route(replyToRequest, {
  method: "POST",
  path: "/requests/{number}/reply",
  summary: "Send the reviewed reply to the customer, or record that it was told by phone",
  gives: replied,
});
