import { passOnReferral } from "@/lib/requests/pass-on-referral";
import { passedOn } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(passOnReferral, {
  method: "POST",
  path: "/referrals/{id}/pass-on",
  summary: "Hand a referral over, or ask others for their opinion",
  status: 201,
  gives: passedOn,
});
