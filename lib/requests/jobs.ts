import { SYSTEM } from "@/lib/auth/actor";
import type { Jobs } from "@/lib/kernel/jobs";
import { closeSilentRequests } from "./close-silent-requests";
import { recordDeliveryFailure } from "./record-delivery-failure";

export const jobs: Jobs = {
  "requests.deliveryFailed": async ({ outboxId, purpose }) => {
    if (purpose === "reply") await recordDeliveryFailure(SYSTEM("outbox"), { outboxId: String(outboxId) });
  },
  "requests.closeSilent": async () => {
    for (let closed = 100; closed === 100; )
      closed = (await closeSilentRequests(SYSTEM("requests.closeSilent"), { limit: 100 })).closed.length;
  },
};
