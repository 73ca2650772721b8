import { unmaskCustomer } from "@/lib/customers/unmask-customer";
import { unmasked } from "@/lib/web/point-views";
import { route } from "@/lib/web/route";

export const POST = route(unmaskCustomer, {
  method: "POST",
  path: "/customers/{code}/unmask",
  summary: "National ID and points in full; every call is an event",
  status: 200,
  gives: unmasked,
});
