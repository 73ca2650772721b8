import { setStage } from "@/lib/customers/set-stage";
import { customerSaved } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(setStage, {
  method: "POST",
  path: "/customers/{code}/stage",
  summary: "A lead becomes a customer by an officer's word; never back",
  status: 200,
  gives: customerSaved,
});
