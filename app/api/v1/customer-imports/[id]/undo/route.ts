import { undoImport } from "@/lib/transfer/undo-import";
import { begun } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(undoImport, {
  method: "POST",
  path: "/customer-imports/{id}/undo",
  summary: "Take the whole import back, as a task",
  status: 200,
  gives: begun,
});
