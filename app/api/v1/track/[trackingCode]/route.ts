import { z } from "zod";
import { trackRequest } from "@/lib/requests/track-request";
import { trackView } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const GET = route(trackRequest, {
  method: "GET",
  path: "/track/{trackingCode}",
  summary: "Public status and steps of a request; no person is named",
  door: "public",
  takes: z.strictObject({}),
  input: ({ params }) => ({ code: params.trackingCode }),
  field: (path) => (path === "code" ? "trackingCode" : path),
  gives: trackView,
});
