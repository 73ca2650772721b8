import { untagCustomer } from "@/lib/customers/untag-customer";
import { cardNamed } from "@/lib/web/card-views";
import { route } from "@/lib/web/route";

export const POST = route(untagCustomer, {
  method: "POST",
  path: "/customers/{code}/tags/{tagId}/remove",
  summary: "Take a tag off a card",
  status: 200,
  gives: cardNamed,
});
