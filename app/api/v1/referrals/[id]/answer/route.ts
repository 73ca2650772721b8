import { answerReferral } from "@/lib/requests/answer-referral";
import { route } from "@/lib/web/route";
import { referralMoved } from "@/lib/web/views";

export const POST = route(answerReferral, {
  method: "POST",
  path: "/referrals/{id}/answer",
  summary: "Give the answer and end one's own part",
  status: 200,
  gives: referralMoved,
});
