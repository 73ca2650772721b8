import { listSuggestions } from "@/lib/identity/queries";
import { suggestionView } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(listSuggestions, {
  method: "GET",
  path: "/merge-suggestions",
  summary: "Pairs of cards that may be one customer, newest first",
  gives: page(suggestionView),
});
