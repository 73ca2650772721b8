import { readTimeline } from "@/lib/customers/read-timeline";
import { timelinePage } from "@/lib/web/card-views";
import { presentPage } from "@/lib/web/present";
import { route } from "@/lib/web/route";

export const GET = route(readTimeline, {
  method: "GET",
  path: "/customers/{code}/timeline",
  summary: "Everything that passed between a customer and the house, newest first",
  present: presentPage(({ stream, number, ...touch }) => ({ ...touch, kind: stream, requestNumber: number })),
  gives: timelinePage,
});
