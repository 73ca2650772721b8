import { rejectAnswer } from "@/lib/requests/reject-answer";
import { referralMoved } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(rejectAnswer, {
  method: "POST",
  path: "/requests/{number}/answers/{referralId}/reject",
  summary: "Send an answer back for another round",
  status: 200,
  gives: referralMoved,
});
