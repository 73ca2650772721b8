import { updateCustomField } from "@/lib/customers/update-custom-field";
import { fieldView } from "@/lib/web/card-views";
import { route } from "@/lib/web/route";

export const PATCH = route(updateCustomField, {
  method: "PATCH",
  path: "/customer-fields/{id}",
  summary: "Change a field of cards, move it, or put it away",
  gives: fieldView,
});
