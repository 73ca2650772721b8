import { readCustomer } from "@/lib/customers/read-customer";
import { updateCustomer } from "@/lib/customers/update-customer";
import { customerSaved } from "@/lib/web/act-views";
import { customerInFull } from "@/lib/web/card-views";
import { presentCustomer } from "@/lib/web/present";
import { route } from "@/lib/web/route";

export const GET = route(readCustomer, {
  method: "GET",
  path: "/customers/{code}",
  summary: "One customer in full",
  present: presentCustomer,
  gives: customerInFull,
});

export const PATCH = route(updateCustomer, {
  method: "PATCH",
  path: "/customers/{code}",
  summary: "Correct a customer's card; null empties a field",
  gives: customerSaved,
});
