import { mergeCustomers } from "@/lib/identity/merge-customers";
import { previewMerge } from "@/lib/identity/preview-merge";
import { cardsMerged } from "@/lib/web/act-views";
import { cardsMergePreview } from "@/lib/web/merge-views";
import { route } from "@/lib/web/route";

export const GET = route(previewMerge, {
  method: "GET",
  path: "/customers/{code}/merge",
  summary: "Both customers field by field, what would move to the survivor, and what speaks against it",
  takes: previewMerge.input.omit({ code: true }),
  gives: cardsMergePreview,
});

export const POST = route(mergeCustomers, {
  method: "POST",
  path: "/customers/{code}/merge",
  summary: "Merge this customer into another one, who survives; everything moves there, and it can be undone",
  status: 200,
  gives: cardsMerged,
});
