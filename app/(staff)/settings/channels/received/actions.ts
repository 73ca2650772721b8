"use server";

import { t } from "@/lib/i18n/t";
import { mendInbound } from "@/lib/intake/mend-inbound";
import { action } from "@/lib/web/action";
import type { FormState } from "@/lib/web/form-state";

/** `act` says whether it is read again or made a request. */
export async function mend(before: FormState, form: FormData) {
  const text = form.get("act") === "ask" ? t("received.asked") : t("received.retried");
  const run = action(mendInbound, {
    next: () => ({ revalidate: ["/settings/channels/received"], flash: { tone: "success", text } }),
  });
  return run(before, form);
}
