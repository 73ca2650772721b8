import { z } from "zod";
import { searchRequests } from "@/lib/requests/queries";
import { requestSearch } from "@/lib/requests/schema";
import { submitRequest } from "@/lib/requests/submit-request";
import { submitted, submittedByForm } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";
import { page, requestSummary } from "@/lib/web/views";

export const GET = route(searchRequests, {
  method: "GET",
  path: "/requests",
  summary: "Requests within sight, newest first",
  takes: requestSearch.omit({ before: true }),
  gives: page(requestSummary),
});

export const POST = route(submitRequest, {
  method: "POST",
  path: "/requests",
  summary: "Take a request in; the same (channel, externalId) again is answered with the first one",
  door: "form",
  status: ({ repeated }) => (repeated ? 200 : 201),
  present: (result, actor) => (actor.kind === "form" ? submittedByForm.parse(result) : result),
  gives: z.union([submitted, submittedByForm]),
});
