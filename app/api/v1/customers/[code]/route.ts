import { readCustomer } from "@/lib/customers/queries";
import { presentCard } from "@/lib/web/present";
import { route } from "@/lib/web/route";
import { customerInFull } from "@/lib/web/views";

export const GET = route(readCustomer, {
  method: "GET",
  path: "/customers/{code}",
  summary: "One customer with contact points and earlier requests",
  present: presentCard,
  gives: customerInFull,
});
