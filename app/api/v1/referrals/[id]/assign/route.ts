import { assignReferral } from "@/lib/requests/assign-referral";
import { route } from "@/lib/web/route";
import { referralMoved } from "@/lib/web/views";

export const POST = route(assignReferral, {
  method: "POST",
  path: "/referrals/{id}/assign",
  summary: "The department's manager gives a referral to a seat of the department",
  status: 200,
  gives: referralMoved,
});
