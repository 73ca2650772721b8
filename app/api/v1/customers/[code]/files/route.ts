import { attachCustomerFile } from "@/lib/customers/attach-customer-file";
import { filesAttached } from "@/lib/web/card-views";
import { route } from "@/lib/web/route";

export const POST = route(attachCustomerFile, {
  method: "POST",
  path: "/customers/{code}/files",
  summary: "Attach files that this token uploaded to a card",
  gives: filesAttached,
});
