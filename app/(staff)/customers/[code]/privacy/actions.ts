"use server";

import { privacy as say } from "@/lib/i18n/messages/fa/privacy";
import { eraseCustomer } from "@/lib/privacy/erase-customer";
import { action } from "@/lib/web/action";

export const erase = action(eraseCustomer, {
  next: ({ code }) => ({
    flash: { tone: "success", text: say.erase.done },
    redirect: `/customers/${code}/privacy`,
  }),
});
