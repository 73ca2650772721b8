import { updatePoint } from "@/lib/customers/update-point";
import { pointUpdated } from "@/lib/web/point-views";
import { route } from "@/lib/web/route";

export const PATCH = route(updatePoint, {
  method: "PATCH",
  path: "/contact-points/{id}",
  summary: "Label, main, shared and do-not-use; null clears, a field left out stays",
  gives: pointUpdated,
});
