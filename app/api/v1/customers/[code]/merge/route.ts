import { mergeCustomers } from "@/lib/identity/merge-customers";
import { cardsMerged } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(mergeCustomers, {
  method: "POST",
  path: "/customers/{code}/merge",
  summary: "Merge this customer into another one, who survives; everything moves there, and it can be undone",
  status: 200,
  gives: cardsMerged,
});
