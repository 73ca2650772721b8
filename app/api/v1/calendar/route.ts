import { readCalendar } from "@/lib/calendar/read-calendar";
import { calendarView } from "@/lib/web/calendar-views";
import { route } from "@/lib/web/route";

export const GET = route(readCalendar, {
  method: "GET",
  path: "/calendar",
  summary: "Working weeks of the company and of departments that have their own, and closures",
  gives: calendarView,
});
