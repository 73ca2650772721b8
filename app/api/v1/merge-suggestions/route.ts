import { listSuggestions } from "@/lib/identity/list-suggestions";
import { suggestionView } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(listSuggestions, {
  method: "GET",
  path: "/merge-suggestions",
  summary: "Pairs of cards that may be one customer, likest first, with score, reasons and both sides",
  gives: page(suggestionView),
});
