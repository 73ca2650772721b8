import { listVersions } from "@/lib/calendar/list-versions";
import { versionsView } from "@/lib/web/calendar-views";
import { route } from "@/lib/web/route";

export const GET = route(listVersions, {
  method: "GET",
  path: "/calendar/versions",
  summary: "What was changed in the calendars, the newest first",
  gives: versionsView,
});
