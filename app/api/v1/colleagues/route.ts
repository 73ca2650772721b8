import { listColleagues } from "@/lib/requests/list-colleagues";
import { colleague } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(listColleagues, {
  method: "GET",
  path: "/colleagues",
  summary: "Whom one may name with @ in a note or an answer",
  gives: page(colleague),
});
