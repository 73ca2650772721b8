import { importHolidays } from "@/lib/calendar/import-holidays";
import { importedView } from "@/lib/web/calendar-views";
import { route } from "@/lib/web/route";

export const POST = route(importHolidays, {
  method: "POST",
  path: "/calendar/holidays/import",
  summary: "Import the holidays of a CSV or ICS text",
  status: 200,
  gives: importedView,
});
