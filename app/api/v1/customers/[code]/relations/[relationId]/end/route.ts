import { endRelation } from "@/lib/customers/end-relation";
import { cardNamed } from "@/lib/web/card-views";
import { route } from "@/lib/web/route";

export const POST = route(endRelation, {
  method: "POST",
  path: "/customers/{code}/relations/{relationId}/end",
  summary: "Take a relation away",
  status: 200,
  gives: cardNamed,
});
