import { retirePoint } from "@/lib/customers/retire-point";
import { pointRetired } from "@/lib/web/point-views";
import { route } from "@/lib/web/route";

export const POST = route(retirePoint, {
  method: "POST",
  path: "/contact-points/{id}/retire",
  summary: "Take a way to reach somebody out of use; not_mine takes its proof away too",
  status: 200,
  gives: pointRetired,
});
