import { cancelReferral } from "@/lib/requests/cancel-referral";
import { referralMoved } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(cancelReferral, {
  method: "POST",
  path: "/referrals/{id}/cancel",
  summary: "Cancel a referral with its open children",
  status: 200,
  gives: referralMoved,
});
