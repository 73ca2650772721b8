import * as cartable from "@/app/api/v1/cartable/route";
import * as customer from "@/app/api/v1/customers/[code]/route";
import * as lookup from "@/app/api/v1/customers/lookup/route";
import * as customers from "@/app/api/v1/customers/route";
import * as departments from "@/app/api/v1/departments/route";
import * as me from "@/app/api/v1/me/route";
import * as positions from "@/app/api/v1/positions/route";
import * as accept from "@/app/api/v1/referrals/[id]/accept/route";
import * as referrals from "@/app/api/v1/requests/[number]/referrals/route";
import * as request from "@/app/api/v1/requests/[number]/route";
import * as requests from "@/app/api/v1/requests/route";
import { openApi } from "@/lib/web/openapi";

const routes = [
  me,
  departments,
  positions,
  requests,
  request,
  referrals,
  accept,
  cartable,
  customers,
  customer,
  lookup,
];

let text: string | undefined;

/** The whole API in one document, for programs and their generators. */
export function GET(): Response {
  text ??= JSON.stringify(openApi(routes.flatMap((methods) => Object.values(methods))));
  return new Response(text, {
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" },
  });
}
