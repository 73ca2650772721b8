"use server";

import { removeAccount } from "@/lib/channels/remove-account";
import { saveAccount } from "@/lib/channels/save-account";
import { testAccount } from "@/lib/channels/test-account";
import { channels as say } from "@/lib/i18n/messages/fa/channels";
import { fa } from "@/lib/i18n/number";
import { isMessageKey, t } from "@/lib/i18n/t";
import { action, type Next } from "@/lib/web/action";
import type { FormState } from "@/lib/web/form-state";

const HERE = "/settings/channels";
const placed = (form: Record<string, unknown>) => ({ ...form, departmentId: form.departmentId ?? null });

export async function addAccount(before: FormState, form: FormData) {
  const run = action(saveAccount, {
    shape: placed,
    next: ({ id }) => ({ flash: { tone: "success", text: say.created }, redirect: `${HERE}/${id}` }),
  });
  return run(before, form);
}

export async function changeAccount(before: FormState, form: FormData) {
  const run = action(saveAccount, {
    shape: placed,
    next: ({ id }) => ({ flash: { tone: "success", text: say.saved }, revalidate: [HERE, `${HERE}/${id}`] }),
  });
  return run(before, form);
}

export async function dropAccount(before: FormState, form: FormData) {
  const next: Next = { flash: { tone: "success", text: say.removed }, redirect: HERE };
  return action(removeAccount, { next: () => next })(before, form);
}

export async function tryAccount(before: FormState, form: FormData) {
  const run = action(testAccount, {
    next: ({ id, ok, said, creditRial, error }) => ({
      flash: ok
        ? { tone: "success", text: [fine(said), credit(creditRial)].filter(Boolean).join(" ") }
        : { tone: "danger", text: t("channels.testBad", { error: told(error ?? "") }) },
      revalidate: [HERE, `${HERE}/${id}`],
    }),
  });
  return run(before, form);
}

const told = (error: string) => (isMessageKey(error) ? t(error) : error);
const fine = (said: string | null) => (said ? t("channels.testSaid", { said }) : say.testOk);
const credit = (rial: number | null) => (rial === null ? null : t("channels.testCredit", { credit: fa(rial) }));
