import { recallReferral } from "@/lib/requests/recall-referral";
import { referralMoved } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(recallReferral, {
  method: "POST",
  path: "/referrals/{id}/recall",
  summary: "Take a referral back before it was accepted",
  status: 200,
  gives: referralMoved,
});
