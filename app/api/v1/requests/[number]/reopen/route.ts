import { reopenRequest } from "@/lib/requests/reopen-request";
import { requestMoved } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(reopenRequest, {
  method: "POST",
  path: "/requests/{number}/reopen",
  summary: "Open a closed request or one taken for spam",
  status: 200,
  gives: requestMoved,
});
