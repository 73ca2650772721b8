import { readRequest } from "@/lib/requests/queries";
import { updateRequest } from "@/lib/requests/update-request";
import { requestUpdated } from "@/lib/web/act-views";
import { presentRequest } from "@/lib/web/present";
import { route } from "@/lib/web/route";
import { requestInFull } from "@/lib/web/views";

export const GET = route(readRequest, {
  method: "GET",
  path: "/requests/{number}",
  summary: "One request in full, with its referral tree, replies and timeline",
  present: presentRequest,
  gives: requestInFull,
});

export const PATCH = route(updateRequest, {
  method: "PATCH",
  path: "/requests/{number}",
  summary: "Correct what a request is about, or whose it is",
  gives: requestUpdated,
});
