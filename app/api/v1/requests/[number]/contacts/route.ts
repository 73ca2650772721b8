import { addContact } from "@/lib/requests/add-contact";
import { route } from "@/lib/web/route";
import { contactAdded } from "@/lib/web/way-views";

export const POST = route(addContact, {
  method: "POST",
  path: "/requests/{number}/contacts",
  summary: "Write down what the customer said about it by telephone, in person or on paper",
  status: ({ repeated }) => (repeated ? 200 : 201),
  gives: contactAdded,
});
