import { returnReferral } from "@/lib/requests/return-referral";
import { referralMoved } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(returnReferral, {
  method: "POST",
  path: "/referrals/{id}/return",
  summary: "Send a referral back, with a reason",
  status: 200,
  gives: referralMoved,
});
