import { addClosure } from "@/lib/calendar/add-closure";
import { closureMade } from "@/lib/web/calendar-views";
import { route } from "@/lib/web/route";

export const POST = route(addClosure, {
  method: "POST",
  path: "/calendar/closures",
  summary: "Close the house, a department or a province between two moments",
  gives: closureMade,
});
