import { markSpam } from "@/lib/requests/mark-spam";
import { requestMoved } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(markSpam, {
  method: "POST",
  path: "/requests/{number}/spam",
  summary: "Mark as spam",
  status: 200,
  gives: requestMoved,
});
