import { dismissSuggestion } from "@/lib/identity/dismiss-suggestion";
import { suggestionDismissed } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(dismissSuggestion, {
  method: "POST",
  path: "/merge-suggestions/{id}/dismiss",
  summary: "These two are two: never suggest them again",
  status: 200,
  gives: suggestionDismissed,
});
