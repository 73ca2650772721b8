import { removeHoliday } from "@/lib/calendar/remove-holiday";
import { versionMade } from "@/lib/web/calendar-views";
import { route } from "@/lib/web/route";

export const POST = route(removeHoliday, {
  method: "POST",
  path: "/calendar/holidays/{day}/remove",
  summary: "Remove a holiday",
  status: 200,
  gives: versionMade,
});
