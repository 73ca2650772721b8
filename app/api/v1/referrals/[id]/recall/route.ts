import { recallReferral } from "@/lib/requests/recall-referral";
import { route } from "@/lib/web/route";
import { referralMoved } from "@/lib/web/views";

export const POST = route(recallReferral, {
  method: "POST",
  path: "/referrals/{id}/recall",
  summary: "Take a referral back before it was accepted",
  status: 200,
  gives: referralMoved,
});
