import { returnReferral } from "@/lib/requests/return-referral";
import { route } from "@/lib/web/route";
import { referralMoved } from "@/lib/web/views";

export const POST = route(returnReferral, {
  method: "POST",
  path: "/referrals/{id}/return",
  summary: "Send a referral back, with a reason",
  status: 200,
  gives: referralMoved,
});
