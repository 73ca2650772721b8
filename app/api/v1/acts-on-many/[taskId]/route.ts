import { readBulk } from "@/lib/bulk/queries";
import { bulkView } from "@/lib/web/bulk-views";
import { sentence } from "@/lib/web/problem";
import { route } from "@/lib/web/route";

export const GET = route(readBulk, {
  method: "GET",
  path: "/acts-on-many/{taskId}",
  summary: "How far an act on many is and what it could not do; it is stopped and taken up again as any task",
  present: ({ refused, ...rest }) => ({
    ...rest,
    refused: refused.map(({ number, problem }) => ({ number, detail: sentence(problem) })),
  }),
  gives: bulkView,
});
