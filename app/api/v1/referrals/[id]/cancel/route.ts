import { cancelReferral } from "@/lib/requests/cancel-referral";
import { route } from "@/lib/web/route";
import { referralMoved } from "@/lib/web/views";

export const POST = route(cancelReferral, {
  method: "POST",
  path: "/referrals/{id}/cancel",
  summary: "Cancel a referral with its open children",
  status: 200,
  gives: referralMoved,
});
