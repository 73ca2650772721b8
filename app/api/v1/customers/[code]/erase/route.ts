import { eraseCustomer } from "@/lib/privacy/erase-customer";
import { erased } from "@/lib/web/privacy-views";
import { route } from "@/lib/web/route";

export const POST = route(eraseCustomer, {
  method: "POST",
  path: "/customers/{code}/erase",
  summary:
    "Take away for good everything that says who a customer is; `confirm` is the code once more, 409 names open requests",
  status: 200,
  gives: erased,
});
