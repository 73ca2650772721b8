import { createCustomField } from "@/lib/customers/create-custom-field";
import { listCustomFields } from "@/lib/customers/list-custom-fields";
import { fieldView } from "@/lib/web/card-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(listCustomFields, {
  method: "GET",
  path: "/customer-fields",
  summary: "The fields that the house made for its cards",
  gives: page(fieldView),
});

export const POST = route(createCustomField, {
  method: "POST",
  path: "/customer-fields",
  summary: "Make a field of cards",
  gives: fieldView,
});
