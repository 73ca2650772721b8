import { rereadImport } from "@/lib/transfer/open-import";
import { opened } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(rereadImport, {
  method: "POST",
  path: "/customer-imports/{id}/reading",
  summary: "Read the file in another encoding, separator, sheet or header row; its columns are guessed anew",
  status: 200,
  gives: opened,
});
