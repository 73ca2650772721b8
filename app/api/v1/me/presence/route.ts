import { setPresence } from "@/lib/staff/set-presence";
import { presenceView } from "@/lib/web/automation-views";
import { route } from "@/lib/web/route";

export const POST = route(setPresence, {
  method: "POST",
  path: "/me/presence",
  summary: "Be here, or away: to whoever is away no work is shared out",
  status: 200,
  gives: presenceView,
});
