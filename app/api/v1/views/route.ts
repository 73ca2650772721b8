import { listViews } from "@/lib/views/queries";
import { saveView } from "@/lib/views/save-view";
import { route } from "@/lib/web/route";
import { countedView, savedView } from "@/lib/web/view-views";
import { page } from "@/lib/web/views";

export const GET = route(listViews, {
  method: "GET",
  path: "/views",
  summary: "Saved views: one's own, one's departments' and everybody's; asked for, with how many rows each has",
  gives: page(countedView),
});

export const POST = route(saveView, {
  method: "POST",
  path: "/views",
  summary: "Give a list with its filters a name: for oneself, for a department or for everybody",
  gives: savedView,
});
