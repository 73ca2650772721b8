import { actOnMany } from "@/lib/bulk/act-on-many";
import { begun } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(actOnMany, {
  method: "POST",
  path: "/acts-on-many",
  summary: "Refer, hand over, accept, tag or close up to 500 requests in the background, each by its own right",
  gives: begun,
});
