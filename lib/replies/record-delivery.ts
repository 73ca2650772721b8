import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { notFound } from "@/lib/base/errors";
import { failures } from "@/lib/channels/adapter";
import { delivery } from "@/lib/channels/rules";
import { CODE } from "@/lib/customers/rules";
import { command } from "@/lib/kernel/command";
import type { OutboxMessage } from "@/prisma/generated/client";
import { markUnreachable } from "./mark-unreachable";

const input = z.object({
  id: z.uuid(),
  result: z.enum(["sent", "failed", "trying", "unsure"]),
  error: z.string().max(2000).optional(),
  failure: z.enum(failures).optional(),
  // Whatever a gateway says: what was sent must be written down.
  gatewayId: z
    .string()
    .transform((said) => said.slice(0, 200))
    .nullish(),
  parts: z.number().transform(Math.round).optional(),
  costRial: z.number().transform(Math.round).optional(),
});
type Result = z.output<typeof input>;
type Locked = Pick<
  OutboxMessage,
  "id" | "status" | "attempts" | "purpose" | "requestId" | "replyId" | "channel" | "toAddress"
>;

/**
 * What became of one try. Only a message that waits or is on its way changes, so a job that runs twice records once. When a message is
 * over, the next one to the same address may go.
 */
export const recordDelivery = command({
  name: "outbox.deliver",
  lean: true,
  input,
  load: async ({ db, input }) => {
    const [message] = await db.$queryRaw<Locked[]>`
      select "id", "status"::text, "attempts", "purpose", "requestId", "replyId", "channel"::text, "toAddress"
      from "OutboxMessage" where "id" = ${input.id}::uuid for update`;
    if (!message) throw notFound();
    return message;
  },
  run: async ({ db, subject: message, input, now, record, queue }) => {
    if (message.status !== "queued" && message.status !== "sending") return;
    await write(db, message, input, now);
    if (input.result === "trying") return;
    if (input.failure === "unknown_address") await markUnreachable(db, message, now, record);
    const next = await nextTo(db, message);
    if (next) queue(delivery(next, "next"));
    if (input.result === "sent" && message.purpose === "reply" && message.attempts > 0)
      queue({ name: "requests.deliveryMended", payload: { outboxId: message.id } });
    const failed = input.failure ? { failure: input.failure } : {};
    record({
      type: `outbox.${input.result}`,
      ...(message.requestId ? { requestId: message.requestId } : {}),
      subject: { type: "outbox", id: message.id },
      after: { purpose: message.purpose, attempts: message.attempts + 1, channel: message.channel, ...failed },
      ...(input.error ? { personal: { error: input.error } } : {}),
      job: { outboxId: message.id, replyId: message.replyId, purpose: message.purpose },
      quiet: message.purpose !== "reply",
    });
  },
});

/** A code that is on its way need not stand here for who reads the outbox. */
const SPENT = `[0-9]{${CODE.digits}}`;

async function write(db: Db, { id }: Locked, input: Result, now: Date): Promise<void> {
  const { result, error, failure, gatewayId, parts, costRial } = input;
  await db.$executeRaw`
    update "OutboxMessage" set "status" = ${result === "trying" ? "queued" : result}::"OutboxStatus", "attempts" = "attempts" + 1,
      "text" = case when "purpose" = 'code' and ${result === "sent"}::boolean then regexp_replace("text", ${SPENT}, '••••••', 'g') else "text" end,
      "claimedAt" = null, "lastError" = ${error ?? null}::text, "failure" = ${failure ?? null}::text,
      "sentAt" = case when ${result === "sent"} then ${now.toISOString()}::timestamptz else "sentAt" end,
      "gatewayId" = coalesce(${gatewayId ?? null}::text, "gatewayId"), "parts" = coalesce(${parts ?? null}::int, "parts"),
      "costRial" = coalesce(${costRial ?? null}::bigint, "costRial")
    where "id" = ${id}::uuid`;
}

/** The oldest that waits for the same address. Whoever ended a message calls this with its row locked. */
export async function nextTo(
  db: Db,
  { channel, toAddress }: Pick<OutboxMessage, "channel" | "toAddress">,
): Promise<string | null> {
  const [next] = await db.$queryRaw<{ id: string }[]>`
    select "id" from "OutboxMessage" where "status" = 'queued' and "channel" = ${channel}::"Channel" and "toAddress" = ${toAddress}
      and "purpose" <> 'code' order by "createdAt", "id" limit 1`;
  return next?.id ?? null;
}
