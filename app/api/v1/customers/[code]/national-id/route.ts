import { setNationalId } from "@/lib/customers/set-national-id";
import { nationalIdSaved } from "@/lib/web/point-views";
import { route } from "@/lib/web/route";

export const POST = route(setNationalId, {
  method: "POST",
  path: "/customers/{code}/national-id",
  summary: "Set it, confirm it with a reason, or both; 409 names the card on which it is confirmed",
  status: 200,
  gives: nationalIdSaved,
});
