import { addCheck } from "@/lib/requests/add-check";
import { checksAdded } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";

export const POST = route(addCheck, {
  method: "POST",
  path: "/requests/{number}/checks",
  summary: "Add a thing to do, or a whole checklist",
  gives: checksAdded,
});
