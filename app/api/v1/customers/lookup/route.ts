import { lookupCustomer } from "@/lib/identity/queries";
import { presentCard } from "@/lib/web/present";
import { route } from "@/lib/web/route";
import { lookupView } from "@/lib/web/views";

export const GET = route(lookupCustomer, {
  method: "GET",
  path: "/customers/lookup",
  summary: "Who would this be? Finds what filing would find, and changes nothing",
  present: (found) => ({ ...found, customer: found.customer && presentCard(found.customer) }),
  gives: lookupView,
});
