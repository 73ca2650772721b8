import { findSame } from "@/lib/requests/find-same";
import { alikeRequest } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(findSame, {
  method: "GET",
  path: "/requests/alike",
  summary: "Open requests of a customer that are like a text",
  takes: findSame.input,
  gives: page(alikeRequest),
});
