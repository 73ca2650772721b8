import { acceptReferral } from "@/lib/requests/accept-referral";
import { route } from "@/lib/web/route";
import { referralMoved } from "@/lib/web/views";

export const POST = route(acceptReferral, {
  method: "POST",
  path: "/referrals/{id}/accept",
  summary: "Take a referral on; from a department's queue, claim it",
  status: 200,
  gives: referralMoved,
});
