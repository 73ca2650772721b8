import { previewSplit } from "@/lib/identity/preview-split";
import { splitCustomer } from "@/lib/identity/split-customer";
import { cardSplit } from "@/lib/web/act-views";
import { splitPreview } from "@/lib/web/merge-views";
import { route } from "@/lib/web/route";

export const GET = route(previewSplit, {
  method: "GET",
  path: "/customers/{code}/split",
  summary: "What of this customer could go to a new one, with the contact points each request came by",
  gives: splitPreview,
});

export const POST = route(splitCustomer, {
  method: "POST",
  path: "/customers/{code}/split",
  summary: "Move contact points, requests and other rows that belong to somebody else to a new customer",
  gives: cardSplit,
});
