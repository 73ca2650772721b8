"use server";

import { tagCustomers } from "@/lib/customers/tag-customers";
import { customerList as say } from "@/lib/i18n/messages/fa/customer-list";
import { t } from "@/lib/i18n/t";
import { updateProfile } from "@/lib/staff/update-profile";
import { action } from "@/lib/web/action";

export const chooseColumns = action(updateProfile, {
  shape: ({ customerColumns }) => ({ customerColumns: customerColumns ?? [] }),
  next: () => ({ flash: { tone: "success", text: say.columns.saved }, revalidate: ["/customers"] }),
});

export const bulkTag = action(tagCustomers, {
  shape: ({ codes, filter, everyone, name, act }) =>
    everyone ? { filter: filter ?? {}, name, act } : { codes, name, act },
  next: ({ tag, changed, taskId }, { act }) => ({
    flash: {
      tone: "success",
      text: taskId
        ? say.bulk.started
        : t(act === "remove" ? "customerList.bulk.removed" : "customerList.bulk.added", { tag, n: changed }),
    },
    ...(taskId ? { redirect: `/customers?task=${taskId}` } : { revalidate: ["/customers"] }),
  }),
});
