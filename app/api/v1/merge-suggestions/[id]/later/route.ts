import { postponeSuggestion } from "@/lib/identity/postpone-suggestion";
import { suggestionPostponed } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(postponeSuggestion, {
  method: "POST",
  path: "/merge-suggestions/{id}/later",
  summary: "Put a suggestion off for some days",
  status: 200,
  gives: suggestionPostponed,
});
