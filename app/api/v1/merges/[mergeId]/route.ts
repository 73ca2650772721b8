import { readMerge } from "@/lib/identity/read-merge";
import { mergeView } from "@/lib/web/merge-views";
import { route } from "@/lib/web/route";

export const GET = route(readMerge, {
  method: "GET",
  path: "/merges/{mergeId}",
  summary: "One merge or split of customers: who, when, what moved, and what undoing it leaves to choose",
  gives: mergeView,
});
