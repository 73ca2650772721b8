import type { Db } from "@/lib/base/db";
import { formatDate } from "@/lib/i18n/date";
import { t } from "@/lib/i18n/t";
import type { NewEvent } from "@/lib/kernel/events";
import type { OutboxStatus } from "@/prisma/generated/enums";

/** What the other side tells of, as far as it is looked at. */
export type ReportedMessage = {
  id: string;
  status: OutboxStatus;
  purpose: string;
  channel: string;
  toAddress: string;
  requestId: string | null;
  replyId: string | null;
  attempts: number;
  /** The message that failed, in whose stead this one went. */
  insteadOfId: string | null;
};

type Marked = { id: string; customerId: string; kind: string };

/** Nobody is at that address: on every card that has it, it is not to be used, and says why. */
export async function markUnreachable(
  db: Db,
  { channel, toAddress }: Pick<ReportedMessage, "channel" | "toAddress">,
  now: Date,
  record: (event: NewEvent) => void,
): Promise<void> {
  const kind = channel === "email" ? "email" : channel === "sms" ? "mobile" : null;
  if (!kind) return;
  const why = t("channels.unreachable", { at: formatDate(now) });
  const marked = await db.$queryRaw<Marked[]>`
    with marked as (
      update "ContactPoint" set "doNotUse" = true, "doNotUseReason" = ${why}
      where "kind" = ${kind}::"ContactKind" and "canonical" = ${toAddress} and "retiredAt" is null and not "doNotUse"
      returning "id", "customerId", "kind"::text
    ), touched as (
      update "Customer" set "version" = "version" + 1 where "id" in (select "customerId" from marked)
    )
    select * from marked`;
  for (const { id, customerId } of marked)
    record({
      type: "contact.updated",
      customerId,
      before: { doNotUse: false },
      after: { contactPointId: id, kind, doNotUse: true },
      personal: { doNotUse: why },
    });
}
