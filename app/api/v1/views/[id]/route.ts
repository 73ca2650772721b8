import { changeView } from "@/lib/views/change-view";
import { readView } from "@/lib/views/queries";
import { route } from "@/lib/web/route";
import { savedView } from "@/lib/web/view-views";

export const GET = route(readView, {
  method: "GET",
  path: "/views/{id}",
  summary: "One saved view",
  gives: savedView,
});

export const PATCH = route(changeView, {
  method: "PATCH",
  path: "/views/{id}",
  summary: "Rename a saved view, change its filters, share it or take it back by its scope",
  gives: savedView,
});
