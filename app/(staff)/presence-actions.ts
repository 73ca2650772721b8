"use server";

import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { setPresence } from "@/lib/staff/set-presence";
import { action } from "@/lib/web/action";

export const changePresence = action(setPresence, {
  next: ({ away }) => ({
    flash: { tone: away ? "info" : "success", text: away ? say.presence.nowAway : say.presence.nowHere },
    revalidate: ["/cartable"],
  }),
});
