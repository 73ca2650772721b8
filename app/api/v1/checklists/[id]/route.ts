import { updateChecklist } from "@/lib/requests/update-checklist";
import { checklistView } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";

export const PATCH = route(updateChecklist, {
  method: "PATCH",
  path: "/checklists/{id}",
  summary: "Change a checklist or put it aside",
  gives: checklistView,
});
