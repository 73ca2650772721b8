import { setConsent } from "@/lib/customers/set-consent";
import { consentSaved } from "@/lib/web/point-views";
import { route } from "@/lib/web/route";

export const POST = route(setConsent, {
  method: "POST",
  path: "/contact-points/{id}/consents",
  summary: "What the customer allows or refuses by this way, for one purpose",
  status: 200,
  gives: consentSaved,
});
