import { SYSTEM } from "@/lib/auth/actor";
import { discard, filePath, storedBefore } from "@/lib/base/file-store";
import { isUuid } from "@/lib/base/uuid";
import type { Jobs } from "@/lib/kernel/jobs";
import { bringBack } from "./bring-back";
import { clearDeliveryFailure } from "./clear-delivery-failure";
import { closeSilentRequests } from "./close-silent-requests";
import { fallBack } from "./fall-back";
import { lookAtRequests } from "./look-at-requests";
import { recordDeliveryFailure } from "./record-delivery-failure";
import { spreadChecks } from "./spread-checks";
import { sweepDeskDrafts } from "./sweep-desk-drafts";
import { sweepFiles } from "./sweep-files";

const DAY_MS = 86_400_000;

let place: { mark: string | null; seen: string[] } = { mark: null, seen: [] };

/** What came since the last look (`bin/worker.ts` comes round): each request is looked at once. */
export async function lookAtNew(): Promise<void> {
  for (let more = true; more; ) {
    const looked = await lookAtRequests(SYSTEM("requests.look"), place);
    place = { mark: looked.mark, seen: looked.seen };
    more = looked.more;
  }
}

export const jobs: Jobs = {
  "requests.deliveryFailed": async ({ outboxId, purpose }) => {
    if (purpose !== "reply") return;
    await recordDeliveryFailure(SYSTEM("outbox"), { outboxId: String(outboxId) });
    await fallBack(SYSTEM("outbox"), { outboxId: String(outboxId) });
  },
  "requests.deliveryMended": async ({ outboxId }) => {
    await clearDeliveryFailure(SYSTEM("outbox"), { outboxId: String(outboxId) });
  },
  "requests.closeSilent": async () => {
    for (let closed = 100; closed === 100; )
      closed = (await closeSilentRequests(SYSTEM("requests.closeSilent"), { limit: 100 })).closed.length;
  },
  "requests.followUp": async () => {
    for (let more = true; more; ) more = (await bringBack(SYSTEM("requests.followUp"), {})).more;
  },
  "requests.spreadChecks": async () => {
    let after: string | null = null;
    do after = (await spreadChecks(SYSTEM("requests.look"), { after })).next;
    while (after);
  },
  "requests.sweepDrafts": async () => {
    await sweepDeskDrafts(SYSTEM("requests.sweepDrafts"), {});
  },
  /** Rows first, then bytes: a stop in between leaves bytes without a row, which the second half finds another day. */
  "files.sweep": async (_, { db, now }) => {
    const { paths } = await sweepFiles(SYSTEM("files.sweep"), {});
    await discard(paths.map((path) => ({ path })));
    for await (const ids of storedBefore(new Date(now.getTime() - DAY_MS))) {
      const paths = ids.map(filePath);
      const rows = await db.$queryRaw<{ path: string }[]>`
        select "path" from "File" where "path" = any(${paths}::text[])
        union all select "path" from "InboundMessage" where "id" = any(${ids.filter(isUuid)}::uuid[]) and "path" is not null`;
      const known = new Set(rows.map(({ path }) => path));
      await discard(paths.filter((path) => !known.has(path)).map((path) => ({ path })));
    }
  },
};
