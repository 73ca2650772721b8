import { recordInteraction } from "@/lib/customers/record-interaction";
import { interactionView } from "@/lib/web/card-views";
import { route } from "@/lib/web/route";

export const POST = route(recordInteraction, {
  method: "POST",
  path: "/customers/{code}/interactions",
  summary: "Record a call, a visit, a meeting or a letter",
  gives: interactionView,
});
