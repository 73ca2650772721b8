import { tagRequest } from "@/lib/requests/tag-request";
import { requestTagged } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";

export const POST = route(tagRequest, {
  method: "POST",
  path: "/requests/{number}/tags",
  summary: "Put a tag on a request; a new word makes a new tag",
  gives: requestTagged,
});
