import { recordPurchase } from "@/lib/value/record-purchase";
import { purchaseView } from "@/lib/web/card-views";
import { route } from "@/lib/web/route";

export const POST = route(recordPurchase, {
  method: "POST",
  path: "/purchases",
  summary: "Record a purchase, filed as a request is; the same externalId twice is one",
  status: ({ repeated }) => (repeated ? 200 : 201),
  present: ({ amountRial, ...purchase }) => ({ ...purchase, amountRial: Number(amountRial) }),
  gives: purchaseView,
});
