import type { Db } from "@/lib/base/db";
import { AppError } from "@/lib/base/errors";
import type { Adapter } from "@/lib/channels/adapter";
import { emailIsSetUp, environment } from "@/lib/channels/email";
import { openAccount, senderOf } from "@/lib/channels/store";
import type { OutboxMessage } from "@/prisma/generated/client";

export type Sender = { accountId: string | null; adapter: Adapter; settings: Record<string, unknown> };
type Leaving = Pick<OutboxMessage, "channel" | "requestId" | "accountId">;

/**
 * By what a message leaves now: the account that it was written for while that one sends, else another of its channel, else (mails only)
 * the server of the environment. Null: by nothing. A sentence: the account is there and cannot be used.
 */
export async function openSender(db: Db, message: Leaving): Promise<Sender | { broken: string } | null> {
  const accountId =
    (await stillSends(db, message.accountId)) ?? (await senderOf(db, message.channel, message.requestId));
  if (!accountId)
    return message.channel === "email" && emailIsSetUp()
      ? { accountId: null, adapter: environment, settings: {} }
      : null;
  try {
    const { adapter, settings } = await openAccount(db, accountId);
    return { accountId, adapter, settings };
  } catch (error) {
    if (error instanceof AppError) return { broken: `errors.${error.problem.key}` };
    throw error;
  }
}

async function stillSends(db: Db, id: string | null): Promise<string | null> {
  if (!id) return null;
  const [row] = await db.$queryRaw<{ id: string }[]>`
    select "id" from "ChannelAccount" where "id" = ${id}::uuid and "active" and "sends" and "removedAt" is null`;
  return row?.id ?? null;
}
