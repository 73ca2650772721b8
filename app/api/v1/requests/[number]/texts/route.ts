import { readyTexts } from "@/lib/desk/list-texts";
import { textFilled } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(readyTexts, {
  method: "GET",
  path: "/requests/{number}/texts",
  summary: "Ready texts at hand, filled for a request",
  gives: page(textFilled),
});
