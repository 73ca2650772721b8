import { instant } from "@/lib/base/fields";
import { requestSearch, searchRequests } from "@/lib/requests/queries";
import { route } from "@/lib/web/route";
import { page, requestSummary } from "@/lib/web/views";

export const GET = route(searchRequests, {
  method: "GET",
  path: "/requests",
  summary: "Requests within sight, newest first",
  takes: requestSearch.extend({ updatedSince: instant.optional() }),
  gives: page(requestSummary),
});
