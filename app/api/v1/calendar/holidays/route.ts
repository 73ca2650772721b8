import { addHoliday } from "@/lib/calendar/add-holiday";
import { listHolidays } from "@/lib/calendar/list-holidays";
import { dayMade, holidaysView } from "@/lib/web/calendar-views";
import { route } from "@/lib/web/route";

export const GET = route(listHolidays, {
  method: "GET",
  path: "/calendar/holidays",
  summary: "The holidays of a Jalali year",
  gives: holidaysView,
});

export const POST = route(addHoliday, {
  method: "POST",
  path: "/calendar/holidays",
  summary: "Add a holiday",
  gives: dayMade,
});
