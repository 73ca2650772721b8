import { acceptReferral } from "@/lib/requests/accept-referral";
import { referralMoved } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(acceptReferral, {
  method: "POST",
  path: "/referrals/{id}/accept",
  summary: "Take a referral on; from a department's queue, claim it",
  status: 200,
  gives: referralMoved,
});
