import { addCustomerNote } from "@/lib/customers/add-customer-note";
import { customerNoted } from "@/lib/web/card-views";
import { route } from "@/lib/web/route";

export const POST = route(addCustomerNote, {
  method: "POST",
  path: "/customers/{code}/notes",
  summary: "Write an internal note on a customer",
  gives: customerNoted,
});
