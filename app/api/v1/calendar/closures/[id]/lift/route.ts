import { liftClosure } from "@/lib/calendar/lift-closure";
import { versionMade } from "@/lib/web/calendar-views";
import { route } from "@/lib/web/route";

export const POST = route(liftClosure, {
  method: "POST",
  path: "/calendar/closures/{id}/lift",
  summary: "Take back a closure",
  status: 200,
  gives: versionMade,
});
