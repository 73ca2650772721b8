import { createText } from "@/lib/desk/create-text";
import { listTexts } from "@/lib/desk/list-texts";
import { textListed, textSaved } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(listTexts, {
  method: "GET",
  path: "/texts",
  summary: "Ready texts as they are kept, those used most first",
  takes: listTexts.input,
  gives: page(textListed),
});

export const POST = route(createText, {
  method: "POST",
  path: "/texts",
  summary: "Keep a text ready",
  gives: textSaved,
});
