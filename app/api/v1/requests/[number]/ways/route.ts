import { listWays } from "@/lib/requests/list-ways";
import { route } from "@/lib/web/route";
import { waysView } from "@/lib/web/way-views";

export const GET = route(listWays, {
  method: "GET",
  path: "/requests/{number}/ways",
  summary: "Ways of replying to its customer, the best first, with what speaks for and against each",
  gives: waysView,
});
