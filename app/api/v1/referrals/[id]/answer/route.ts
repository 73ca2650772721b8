import { answerReferral } from "@/lib/requests/answer-referral";
import { referralMoved } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(answerReferral, {
  method: "POST",
  path: "/referrals/{id}/answer",
  summary: "Give the answer and end one's own part",
  status: 200,
  gives: referralMoved,
});
