import { previewHolidays } from "@/lib/calendar/import-holidays";
import { previewView } from "@/lib/web/calendar-views";
import { route } from "@/lib/web/route";

export const POST = route(previewHolidays, {
  method: "POST",
  path: "/calendar/holidays/preview",
  summary: "What an import of a CSV or ICS text would do",
  status: 200,
  gives: previewView,
});
