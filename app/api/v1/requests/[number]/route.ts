import { readRequest } from "@/lib/requests/queries";
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
