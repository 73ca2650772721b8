import { startExport } from "@/lib/transfer/start-export";
import { begun } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(startExport, {
  method: "POST",
  path: "/customers/export",
  summary: "Write the customers that a search finds into a file (CSV, XLSX), as a task; fetch it at /tasks/{id}/file",
  gives: begun,
});
