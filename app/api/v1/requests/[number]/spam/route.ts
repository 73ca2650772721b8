import { markSpam } from "@/lib/requests/mark-spam";
import { route } from "@/lib/web/route";
import { requestMoved } from "@/lib/web/views";

export const POST = route(markSpam, {
  method: "POST",
  path: "/requests/{number}/spam",
  summary: "Mark as spam",
  status: 200,
  gives: requestMoved,
});
