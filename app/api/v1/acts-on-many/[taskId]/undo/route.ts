import { undoMany } from "@/lib/bulk/undo-many";
import { begun } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(undoMany, {
  method: "POST",
  path: "/acts-on-many/{taskId}/undo",
  summary: "Take back what an act on many did, each as far as nobody has acted since",
  gives: begun,
});
