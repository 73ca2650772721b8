import { countWorkingTime } from "@/lib/calendar/count-working-time";
import { workingTimeView } from "@/lib/web/calendar-views";
import { route } from "@/lib/web/route";

export const GET = route(countWorkingTime, {
  method: "GET",
  path: "/calendar/working-time",
  summary: "When so many working seconds are over, or how many lie between two moments",
  gives: workingTimeView,
});
