import { passOnReferral } from "@/lib/requests/pass-on-referral";
import { route } from "@/lib/web/route";
import { passedOn } from "@/lib/web/views";

export const POST = route(passOnReferral, {
  method: "POST",
  path: "/referrals/{id}/pass-on",
  summary: "Hand a referral over, or ask others for their opinion",
  status: 201,
  gives: passedOn,
});
