import { listViews } from "@/lib/privacy/queries";
import { viewLine } from "@/lib/web/privacy-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(listViews, {
  method: "GET",
  path: "/customers/{code}/views",
  summary: "Who looked at a customer's card, the last one first",
  gives: page(viewLine),
});
