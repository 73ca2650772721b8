import { setLevel } from "@/lib/customers/set-level";
import { route } from "@/lib/web/route";
import { levelSet } from "@/lib/web/service-views";

export const POST = route(setLevel, {
  method: "POST",
  path: "/customers/{code}/level",
  summary: "Say how dear the customer is; deadlines of his open requests follow",
  status: 200,
  gives: levelSet,
});
