import { updateText } from "@/lib/desk/update-text";
import { textSaved } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";

export const PATCH = route(updateText, {
  method: "PATCH",
  path: "/texts/{id}",
  summary: "Change a ready text",
  gives: textSaved,
});
