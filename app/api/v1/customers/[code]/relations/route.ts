import { relateCustomers } from "@/lib/customers/relate-customers";
import { related } from "@/lib/web/card-views";
import { route } from "@/lib/web/route";

export const POST = route(relateCustomers, {
  method: "POST",
  path: "/customers/{code}/relations",
  summary: "Tie a customer to another: member, colleague, family, introduced by",
  gives: related,
});
