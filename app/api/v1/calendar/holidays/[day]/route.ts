import { updateHoliday } from "@/lib/calendar/update-holiday";
import { dayMade } from "@/lib/web/calendar-views";
import { route } from "@/lib/web/route";

export const PUT = route(updateHoliday, {
  method: "PUT",
  path: "/calendar/holidays/{day}",
  summary: "Rename or move a holiday",
  gives: dayMade,
});
