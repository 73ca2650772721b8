import { setWeek } from "@/lib/calendar/set-week";
import { weekMade } from "@/lib/web/calendar-views";
import { route } from "@/lib/web/route";

export const PUT = route(setWeek, {
  method: "PUT",
  path: "/calendar/weeks/{effectiveFrom}",
  summary: "Set the week that holds from a day on, of the company or of a department",
  gives: weekMade,
});
