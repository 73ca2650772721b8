"use server";

import { t } from "@/lib/i18n/t";
import { startExport } from "@/lib/transfer/start-export";
import { action } from "@/lib/web/action";

export const exportFound = action(startExport, {
  next: (_, { filters }) => ({
    flash: { tone: "success", text: t("transfer.done.exporting") },
    redirect: `/customers/export?${new URLSearchParams(filters as Record<string, string> | undefined)}`,
  }),
});
