import { createChecklist } from "@/lib/requests/create-checklist";
import { listChecklists } from "@/lib/requests/list-checklists";
import { checklistView } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(listChecklists, {
  method: "GET",
  path: "/checklists",
  summary: "Checklists of the house",
  takes: listChecklists.input,
  gives: page(checklistView),
});

export const POST = route(createChecklist, {
  method: "POST",
  path: "/checklists",
  summary: "Make a checklist",
  gives: checklistView,
});
