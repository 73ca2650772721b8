import { openImport } from "@/lib/transfer/open-import";
import { listImports } from "@/lib/transfer/queries";
import { importListed, opened } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";
import { tableForm } from "@/lib/web/table-form";
import { page } from "@/lib/web/views";

export const GET = route(listImports, {
  method: "GET",
  path: "/customer-imports",
  summary: "The last imports of customers, newest first",
  present: (items) => ({ items, nextCursor: null }),
  gives: page(importListed),
});

export const POST = route(openImport, {
  method: "POST",
  path: "/customer-imports",
  summary: "Upload a table of customers (CSV in any encoding, XLSX, 50 MB); nothing is brought in yet",
  upload: tableForm,
  same: ({ body }) => (body.file as { sha256: string }).sha256,
  gives: opened,
});
