import { followUpReferral } from "@/lib/requests/follow-up-referral";
import { referralPlanned } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(followUpReferral, {
  method: "POST",
  path: "/referrals/{id}/follow-up",
  summary: "Bring a referral back to its holder at a time, perhaps out of the inbox until then; at null ends the plan",
  status: 200,
  gives: referralPlanned,
});
