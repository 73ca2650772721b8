import { readImport } from "@/lib/transfer/queries";
import { importView } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const GET = route(readImport, {
  method: "GET",
  path: "/customer-imports/{id}",
  summary: "An import: how its file is read, what each column is taken for, how far it is",
  gives: importView,
});
