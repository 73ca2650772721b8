import { releaseReferral } from "@/lib/requests/release-referral";
import { referralMoved } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(releaseReferral, {
  method: "POST",
  path: "/referrals/{id}/release",
  summary: "Give a claimed referral back to the queue",
  status: 200,
  gives: referralMoved,
});
