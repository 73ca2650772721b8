import { removeView } from "@/lib/views/remove-view";
import { gone } from "@/lib/web/automation-views";
import { route } from "@/lib/web/route";

export const POST = route(removeView, {
  method: "POST",
  path: "/views/{id}/remove",
  summary: "Take a saved view away",
  status: 200,
  gives: gone,
});
