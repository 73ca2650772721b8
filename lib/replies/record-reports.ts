import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { failures } from "@/lib/channels/adapter";
import { command } from "@/lib/kernel/command";
import type { NewEvent, QueuedJob } from "@/lib/kernel/events";
import { markUnreachable, type ReportedMessage } from "./mark-unreachable";
import { goesOn } from "./rules";

const report = z.object({
  of: z.union([z.object({ messageId: z.string() }), z.object({ gatewayId: z.string() })]),
  state: z.enum(["delivered", "read", "failed", "bounced"]),
  failure: z.enum(failures).nullable(),
  address: z.string().nullable(),
  said: z.string().nullable(),
  at: z.date().nullable(),
});
type Report = z.output<typeof report>;

/**
 * What the other side says became of messages of ours, found by Message-ID or by its gateway's own id. States only go forward; what
 * tells nothing new, or of a message that we do not know, is counted and no error: the same report comes more than once.
 */
export const recordReports = command({
  name: "outbox.deliver",
  lean: true,
  input: z.strictObject({
    reports: z.array(report).max(1000),
    /** Whose ids `gatewayId`s are; without it, whoever's. */
    accountId: z.uuid().optional(),
  }),
  load: async () => null,
  run: async ({ db, input: { reports, accountId }, now, record, queue }) => {
    const counted = { changed: 0, old: 0, unknown: 0 };
    for (const one of reports) {
      const message = await find(db, one, accountId ?? null);
      if (!message) counted.unknown += 1;
      else if (!goesOn(message.status, one.state)) counted.old += 1;
      else {
        await write(db, message, one, now);
        await tell({ db, message, report: one, now, record, queue });
        counted.changed += 1;
      }
    }
    return counted;
  },
});

async function find(db: Db, { of }: Report, accountId: string | null): Promise<ReportedMessage | null> {
  const messageId = "messageId" in of ? of.messageId : null;
  const gatewayId = "gatewayId" in of ? of.gatewayId : null;
  const [message] = await db.$queryRaw<ReportedMessage[]>`
    select "id", "status"::text, "purpose", "channel"::text, "toAddress", "requestId", "replyId", "attempts", "insteadOfId" from "OutboxMessage"
    where "id" = coalesce(
      (select m."id" from "OutboxMessage" m where m."messageId" = ${messageId}::text),
      (select m."id" from "OutboxMessage" m where m."gatewayId" = ${gatewayId}::text and (${accountId}::uuid is null or m."accountId" = ${accountId}::uuid)
        order by m."createdAt" desc limit 1)) for update`;
  return message ?? null;
}

async function write(db: Db, { id }: ReportedMessage, { state, failure, said, at }: Report, now: Date): Promise<void> {
  const then = (at && at < now ? at : now).toISOString();
  const arrived = state === "delivered" || state === "read";
  await db.$executeRaw`
    update "OutboxMessage" set "status" = ${state}::"OutboxStatus", "claimedAt" = null, "sentAt" = coalesce("sentAt", ${then}::timestamptz),
      "deliveredAt" = case when ${arrived}::boolean then coalesce("deliveredAt", ${then}::timestamptz) else "deliveredAt" end,
      "readAt" = case when ${state === "read"}::boolean then ${then}::timestamptz else "readAt" end,
      "failure" = ${arrived ? null : (failure ?? "other")}::text, "lastError" = ${arrived ? null : (said?.slice(0, 500) ?? null)}::text
    where "id" = ${id}::uuid`;
}

type Telling = {
  db: Db;
  message: ReportedMessage;
  report: Report;
  now: Date;
  record: (event: NewEvent) => void;
  queue: (job: QueuedJob) => void;
};

async function tell({ db, message, report, now, record, queue }: Telling): Promise<void> {
  const { id, requestId, replyId, purpose, attempts, channel, status, insteadOfId } = message;
  const arrived = report.state === "delivered" || report.state === "read";
  if (arrived && purpose === "reply" && (status === "unsure" || insteadOfId))
    queue({ name: "requests.deliveryMended", payload: { outboxId: id } });
  if (report.failure === "unknown_address") await markUnreachable(db, message, now, record);
  record({
    type: `outbox.${report.state}`,
    ...(requestId ? { requestId } : {}),
    subject: { type: "outbox", id },
    before: { status },
    after: { purpose, attempts, channel, ...(report.failure ? { failure: report.failure } : {}) },
    ...(report.said ? { personal: { error: report.said.slice(0, 500) } } : {}),
    job: { outboxId: id, replyId, purpose },
    quiet: purpose !== "reply",
  });
}
