import { confirmPoint } from "@/lib/customers/confirm-point";
import { pointVerified } from "@/lib/web/point-views";
import { route } from "@/lib/web/route";

export const POST = route(confirmPoint, {
  method: "POST",
  path: "/contact-points/{id}/confirm",
  summary: "Vouch that it is this very customer's, with a reason",
  status: 200,
  gives: pointVerified,
});
