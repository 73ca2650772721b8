import { z } from "zod";
import { command } from "@/lib/kernel/command";
import type { NewEvent } from "@/lib/kernel/events";

const input = z.strictObject({ limit: z.int().min(1).max(500).default(200) });

type Due = {
  requestId: string;
  customerId: string;
  referralId: string | null;
  followUpAt: Date;
};

/**
 * Brings back whatever was to come back by now, unread, and reminds of what comes soon: each once, because the row says so in the same
 * transaction. Rows that somebody works on now wait for the next minute. No act: nobody's version goes stale.
 */
export const bringBack = command({
  name: "request.bringBack",
  input,
  load: async () => undefined,
  run: async ({ db, input: { limit }, now, record }) => {
    const requests = await db.$queryRaw<Due[]>`
      update "Request" q set "back" = true, "snoozed" = false, "unread" = true, "lastStep" = 'request.cameBack', "lastStepAt" = ${now}
      where q."id" in (select "id" from "Request" where "followUpAt" is not null and not "back" and "followUpAt" <= ${now}
        order by "followUpAt" limit ${limit} for update skip locked)
      returning q."id" as "requestId", q."customerId", null as "referralId", q."followUpAt"`;
    const referrals = await db.$queryRaw<Due[]>`
      update "Referral" r set "back" = true, "snoozed" = false, "unread" = true from "Request" q
      where q."id" = r."requestId" and r."id" in (select "id" from "Referral"
        where "followUpAt" is not null and not "back" and "followUpAt" <= ${now}
        order by "followUpAt" limit ${limit} for update skip locked)
      returning q."id" as "requestId", q."customerId", r."id" as "referralId", r."followUpAt"`;
    const soon = [
      ...(await db.$queryRaw<Due[]>`
        update "Request" q set "followUpRemindAt" = null
        where q."id" in (select "id" from "Request" where "followUpRemindAt" is not null and "followUpRemindAt" <= ${now}
          order by "followUpRemindAt" limit ${limit} for update skip locked)
        returning q."id" as "requestId", q."customerId", null as "referralId", q."followUpAt"`),
      ...(await db.$queryRaw<Due[]>`
        update "Referral" r set "followUpRemindAt" = null from "Request" q
        where q."id" = r."requestId" and r."id" in (select "id" from "Referral" where "followUpRemindAt" is not null
          and "followUpRemindAt" <= ${now} order by "followUpRemindAt" limit ${limit} for update skip locked)
        returning q."id" as "requestId", q."customerId", r."id" as "referralId", r."followUpAt"`),
    ];
    for (const row of requests) record(told("request.cameBack", row));
    for (const row of referrals) record(told("referral.cameBack", row));
    for (const row of soon)
      if (row.followUpAt > now) record(told(row.referralId ? "referral.followUpSoon" : "request.followUpSoon", row));
    const counts = [requests.length, referrals.length, soon.length];
    return { back: requests.length + referrals.length, reminded: soon.length, more: counts.some((n) => n === limit) };
  },
});

const told = (type: NewEvent["type"], { requestId, customerId, referralId, followUpAt }: Due): NewEvent => ({
  type,
  requestId,
  customerId,
  ...(referralId ? { referralId } : {}),
  after: { followUpAt: followUpAt.toISOString() },
});
