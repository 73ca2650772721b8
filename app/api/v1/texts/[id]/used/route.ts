import { countUse } from "@/lib/desk/count-use";
import { textNamed } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";

export const POST = route(countUse, {
  method: "POST",
  path: "/texts/{id}/used",
  summary: "Count that a ready text was used",
  status: 200,
  gives: textNamed,
});
