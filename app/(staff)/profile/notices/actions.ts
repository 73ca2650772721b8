"use server";

import { notices } from "@/lib/i18n/messages/fa/notices";
import { chooseNotices } from "@/lib/notices/choose-notices";
import { action } from "@/lib/web/action";

export const choose = action(chooseNotices, {
  next: () => ({ flash: { tone: "success", text: notices.choose.saved }, redirect: "/profile/notices" }),
});
