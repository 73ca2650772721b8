import { updateClosure } from "@/lib/calendar/update-closure";
import { closureMade } from "@/lib/web/calendar-views";
import { route } from "@/lib/web/route";

export const PATCH = route(updateClosure, {
  method: "PATCH",
  path: "/calendar/closures/{id}",
  summary: "Change when a closure begins or ends, or its reason",
  gives: closureMade,
});
