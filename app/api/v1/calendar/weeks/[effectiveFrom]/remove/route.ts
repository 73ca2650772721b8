import { removeWeek } from "@/lib/calendar/remove-week";
import { versionMade } from "@/lib/web/calendar-views";
import { route } from "@/lib/web/route";

export const POST = route(removeWeek, {
  method: "POST",
  path: "/calendar/weeks/{effectiveFrom}/remove",
  summary: "Take back a week",
  status: 200,
  gives: versionMade,
});
