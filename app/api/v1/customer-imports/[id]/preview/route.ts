import { previewImport } from "@/lib/transfer/preview-import";
import { importPreview } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(previewImport, {
  method: "POST",
  path: "/customer-imports/{id}/preview",
  summary: "What would happen to the first 50 rows; nothing is written",
  status: 200,
  present: (rows) => ({ rows }),
  gives: importPreview,
});
