import { listTargets } from "@/lib/service/list-targets";
import { setTargets } from "@/lib/service/set-targets";
import { route } from "@/lib/web/route";
import { targetsShown } from "@/lib/web/service-views";

export const GET = route(listTargets, {
  method: "GET",
  path: "/service/targets",
  summary:
    "How long first reply, resolution and each referral may take, in working minutes; of rows that fit, the one that names most counts",
  gives: targetsShown,
});

export const PUT = route(setTargets, {
  method: "PUT",
  path: "/service/targets",
  summary: "Set the whole table; rows that are left out go, and open deadlines follow in the background",
  gives: targetsShown,
});
