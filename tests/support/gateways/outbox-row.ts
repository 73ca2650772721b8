import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import type { Prisma } from "@/prisma/generated/client";

/** A text message in the outbox. */
export async function outboxRow(over: Partial<Prisma.OutboxMessageUncheckedCreateInput> = {}): Promise<string> {
  const id = newId();
  const row = {
    id,
    purpose: "reply",
    channel: "sms",
    toAddress: "+989123456789",
    subject: "",
    text: id,
    messageId: `<${id}@test>`,
  } as const;
  await database().outboxMessage.create({ data: { ...row, createdAt: new Date(), ...over } });
  return id;
}
