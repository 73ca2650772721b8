import { listLate } from "@/lib/service/list-late";
import { route } from "@/lib/web/route";
import { lateView } from "@/lib/web/service-views";
import { page } from "@/lib/web/views";

export const GET = route(listLate, {
  method: "GET",
  path: "/reports/late",
  summary: "What is late now, the longest first: where it lies and why; a department's manager sees his own",
  takes: listLate.input.omit({ before: true }),
  gives: page(lateView),
});
