import { createCustomer } from "@/lib/customers/create-customer";
import { customerSearch, findCustomers } from "@/lib/customers/find-customers";
import { customerSaved } from "@/lib/web/act-views";
import { presentCard, presentPage } from "@/lib/web/present";
import { route } from "@/lib/web/route";
import { customerView, page } from "@/lib/web/views";

export const GET = route(findCustomers, {
  method: "GET",
  path: "/customers",
  summary: "Find customers by code, name, phone, email or national id",
  takes: customerSearch.omit({ before: true }),
  present: presentPage(presentCard),
  gives: page(customerView),
});

export const POST = route(createCustomer, {
  method: "POST",
  path: "/customers",
  summary: "Open a card; 409 names the card that has one of the keys already",
  gives: customerSaved,
});
