"use server";

import { t } from "@/lib/i18n/t";
import { startExport } from "@/lib/transfer/start-export";
import { action } from "@/lib/web/action";

export const exportFound = action(startExport, {
  next: ({ taskId }) => ({
    flash: { tone: "success", text: t("transfer.done.exporting") },
    redirect: `/customers/export?task=${taskId}`,
  }),
});
