import { unlinkRequests } from "@/lib/requests/unlink-requests";
import { requestTouched } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";

export const POST = route(unlinkRequests, {
  method: "POST",
  path: "/requests/{number}/links/{linkId}/remove",
  summary: "Take a link of two requests back",
  status: 200,
  gives: requestTouched,
});
