import { tagCustomer } from "@/lib/customers/tag-customer";
import { customerTagged } from "@/lib/web/card-views";
import { route } from "@/lib/web/route";

export const POST = route(tagCustomer, {
  method: "POST",
  path: "/customers/{code}/tags",
  summary: "Put a tag on a card; a new word makes a new tag",
  gives: customerTagged,
});
