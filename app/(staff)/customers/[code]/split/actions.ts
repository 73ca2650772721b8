"use server";

import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { splitCustomer } from "@/lib/identity/split-customer";
import { action } from "@/lib/web/action";

export const split = action(splitCustomer, {
  next: ({ code, mergeId }) => ({
    flash: { tone: "success", text: t("merges.split.done", { code: fa(code) }) },
    redirect: `/customers/merges/${mergeId}`,
  }),
});
