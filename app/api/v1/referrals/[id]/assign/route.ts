import { assignReferral } from "@/lib/requests/assign-referral";
import { referralMoved } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(assignReferral, {
  method: "POST",
  path: "/referrals/{id}/assign",
  summary: "The department's manager gives a referral to a seat of the department",
  status: 200,
  gives: referralMoved,
});
