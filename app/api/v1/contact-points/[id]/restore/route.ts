import { restorePoint } from "@/lib/customers/restore-point";
import { pointRetired } from "@/lib/web/point-views";
import { route } from "@/lib/web/route";

export const POST = route(restorePoint, {
  method: "POST",
  path: "/contact-points/{id}/restore",
  summary: "Take a retired one into use again; 409 names who has it by now",
  status: 200,
  gives: pointRetired,
});
