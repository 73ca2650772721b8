import { checkCode } from "@/lib/customers/check-code";
import { codeChecked } from "@/lib/web/point-views";
import { route } from "@/lib/web/route";

export const POST = route(checkCode, {
  method: "POST",
  path: "/contact-points/{id}/check-code",
  summary: "The code as the customer read it; verified only when the point is tied to the card",
  status: 200,
  gives: codeChecked,
});
