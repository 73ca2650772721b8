import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { cancelOpen } from "@/lib/referrals/store";
import { loadSettings } from "@/lib/staff/store";
import type { Request } from "@/prisma/generated/client";
import { closing } from "./rules";
import { changeRequest, recordCancelled } from "./store";

const DAY = 86_400_000;

/**
 * Closes requests whose customer has been silent for the configured days (setting `silenceDays`) since the last final reply,
 * at most `limit` at once. Rows that somebody works on now are left for the next time. Safe to run twice.
 */
export const closeSilentRequests = command({
  name: "request.closeSilent",
  input: z.strictObject({ limit: z.int().min(1).max(500).default(100) }),
  load: async () => undefined,
  run: async ({ db, input, now, record }) => {
    const { silenceDays: days } = await loadSettings(db, now);
    const silent = await db.$queryRaw<Request[]>`
      select * from "Request" where "silenceFrom" is not null and "status" in ('replied', 'waiting_customer')
        and "silenceFrom" <= ${new Date(now.getTime() - days * DAY)} order by "silenceFrom" limit ${input.limit} for update skip locked`;
    for (const request of silent) {
      recordCancelled(record, request, await cancelOpen(db, request.id, "all", null, now));
      await changeRequest(db, request, "request.closedBySilence", now, closing("no_answer", now));
      record({
        type: "request.closedBySilence",
        requestId: request.id,
        customerId: request.customerId,
        before: { status: request.status },
        after: { status: "closed", outcome: "no_answer", days },
      });
    }
    return { closed: silent.map((r) => r.number) };
  },
});
