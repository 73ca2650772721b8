"use server";

import { t } from "@/lib/i18n/t";
import { cancelMessage } from "@/lib/replies/cancel-message";
import { retryMessage } from "@/lib/replies/retry-message";
import { action } from "@/lib/web/action";
import type { FormState } from "@/lib/web/form-state";

const back = (id: string) => ({ revalidate: ["/settings/outbox", `/settings/outbox/${id}`] });

export async function retry(before: FormState, form: FormData) {
  const run = action(retryMessage, {
    next: ({ id }) => ({ ...back(id), flash: { tone: "success", text: t("mail.outbox.retried") } }),
  });
  return run(before, form);
}

export async function cancel(before: FormState, form: FormData) {
  const run = action(cancelMessage, {
    next: ({ id }) => ({ ...back(id), flash: { tone: "info", text: t("mail.outbox.cancelled") } }),
  });
  return run(before, form);
}

/** Of a message that may have arrived: somebody said that it may go twice. */
export async function retryKnowingly(before: FormState, form: FormData) {
  const run = action(retryMessage, {
    shape: (given) => ({ ...given, mayGoTwice: true }),
    next: ({ id }) => ({ ...back(id), flash: { tone: "success", text: t("mail.outbox.retried") } }),
  });
  return run(before, form);
}
