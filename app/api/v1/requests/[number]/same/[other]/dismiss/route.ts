import { dismissSame } from "@/lib/requests/dismiss-same";
import { requestTouched } from "@/lib/web/beside-views";
import { route } from "@/lib/web/route";

export const POST = route(dismissSame, {
  method: "POST",
  path: "/requests/{number}/same/{other}/dismiss",
  summary: "Say that two requests are different matters",
  status: 200,
  gives: requestTouched,
});
