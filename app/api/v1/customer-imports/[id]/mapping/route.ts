import { mapImport } from "@/lib/transfer/map-import";
import { opened } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(mapImport, {
  method: "POST",
  path: "/customer-imports/{id}/mapping",
  summary: "Say what each column holds and what is to be done with the rows",
  status: 200,
  gives: opened,
});
