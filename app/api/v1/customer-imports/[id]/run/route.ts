import { runImport } from "@/lib/transfer/run-import";
import { begun } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(runImport, {
  method: "POST",
  path: "/customer-imports/{id}/run",
  summary: "Bring the rows in, as a task",
  status: 200,
  gives: begun,
});
