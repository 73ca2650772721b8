import { splitCustomer } from "@/lib/identity/split-customer";
import { cardSplit } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(splitCustomer, {
  method: "POST",
  path: "/customers/{code}/split",
  summary: "Move contact points, requests and other rows that belong to somebody else to a new customer",
  gives: cardSplit,
});
