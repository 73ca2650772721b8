import { linkRequests } from "@/lib/requests/link-requests";
import { requestsLinked } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";

export const POST = route(linkRequests, {
  method: "POST",
  path: "/requests/{number}/links",
  summary: "Link two requests",
  gives: requestsLinked,
});
