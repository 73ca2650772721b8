import { reopenRequest } from "@/lib/requests/reopen-request";
import { route } from "@/lib/web/route";
import { requestMoved } from "@/lib/web/views";

export const POST = route(reopenRequest, {
  method: "POST",
  path: "/requests/{number}/reopen",
  summary: "Open a closed request or one taken for spam",
  status: 200,
  gives: requestMoved,
});
