import { rejectAnswer } from "@/lib/requests/reject-answer";
import { route } from "@/lib/web/route";
import { referralMoved } from "@/lib/web/views";

export const POST = route(rejectAnswer, {
  method: "POST",
  path: "/requests/{number}/answers/{referralId}/reject",
  summary: "Send an answer back for another round",
  status: 200,
  gives: referralMoved,
});
