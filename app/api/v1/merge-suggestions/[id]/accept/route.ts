import { acceptSuggestion } from "@/lib/identity/accept-suggestion";
import { cardsMerged } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(acceptSuggestion, {
  method: "POST",
  path: "/merge-suggestions/{id}/accept",
  summary: "Merge the two cards of a suggestion; can be undone",
  status: 200,
  gives: cardsMerged,
});
