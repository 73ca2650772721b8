import { untagRequest } from "@/lib/requests/untag-request";
import { requestTouched } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";

export const POST = route(untagRequest, {
  method: "POST",
  path: "/requests/{number}/tags/{tagId}/remove",
  summary: "Take a tag off a request",
  status: 200,
  gives: requestTouched,
});
