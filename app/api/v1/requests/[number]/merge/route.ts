import { mergeRequests } from "@/lib/requests/merge-requests";
import { previewMerge } from "@/lib/requests/preview-merge";
import { requestMerged } from "@/lib/web/act-views";
import { mergePreview } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";

export const POST = route(mergeRequests, {
  method: "POST",
  path: "/requests/{number}/merge",
  summary: "Show this request under another one of the same customer",
  status: 200,
  gives: requestMerged,
});

export const GET = route(previewMerge, {
  method: "GET",
  path: "/requests/{number}/merge",
  summary: "What merging this request into another would move",
  takes: previewMerge.input.omit({ number: true }),
  gives: mergePreview,
});
