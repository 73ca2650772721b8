import { unmergeRequest } from "@/lib/requests/unmerge-request";
import { requestMoved } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(unmergeRequest, {
  method: "POST",
  path: "/merges/{mergeId}/undo",
  summary: "Undo a merge of requests",
  status: 200,
  gives: requestMoved,
});
