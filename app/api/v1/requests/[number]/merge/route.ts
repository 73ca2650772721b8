import { mergeRequests } from "@/lib/requests/merge-requests";
import { requestMerged } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(mergeRequests, {
  method: "POST",
  path: "/requests/{number}/merge",
  summary: "Show this request under another one of the same customer",
  status: 200,
  gives: requestMerged,
});
