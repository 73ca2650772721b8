import { readMe } from "@/lib/staff/queries";
import { presentMe } from "@/lib/web/present";
import { route } from "@/lib/web/route";
import { meView } from "@/lib/web/views";

export const GET = route(readMe, {
  method: "GET",
  path: "/me",
  summary: "Who this token acts as",
  present: presentMe,
  gives: meView,
});
