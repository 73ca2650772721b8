import { removeText } from "@/lib/desk/remove-text";
import { textNamed } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";

export const POST = route(removeText, {
  method: "POST",
  path: "/texts/{id}/remove",
  summary: "Take a ready text away",
  status: 200,
  gives: textNamed,
});
