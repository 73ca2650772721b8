import { findCustomers } from "@/lib/customers/queries";
import { presentCard, presentPage } from "@/lib/web/present";
import { route } from "@/lib/web/route";
import { customerView, page } from "@/lib/web/views";

export const GET = route(findCustomers, {
  method: "GET",
  path: "/customers",
  summary: "Find customers by code, name, phone, email or national id",
  present: presentPage(presentCard),
  gives: page(customerView),
});
