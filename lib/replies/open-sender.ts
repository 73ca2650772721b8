import type { Db } from "@/lib/base/db";
import { AppError } from "@/lib/base/errors";
import type { Adapter } from "@/lib/channels/adapter";
import { emailIsSetUp, environment } from "@/lib/channels/email";
import { opened, senderOf } from "@/lib/channels/store";
import type { ChannelAccount, OutboxMessage } from "@/prisma/generated/client";

export type Sender = { accountId: string | null; adapter: Adapter; settings: Record<string, unknown> };
type Leaving = Pick<OutboxMessage, "channel" | "requestId" | "accountId">;

/**
 * By what a message leaves now: the account that it was written for while that one sends, else another of its channel, else (mails only)
 * the server of the environment. Null: by nothing. A sentence: the account is there and cannot be used.
 */
export async function openSender(db: Db, message: Leaving): Promise<Sender | { broken: string } | null> {
  const account = await senderRow(db, message);
  if (!account)
    return message.channel === "email" && emailIsSetUp()
      ? { accountId: null, adapter: environment, settings: {} }
      : null;
  try {
    const { adapter, settings } = opened(account);
    return { accountId: account.id, adapter, settings };
  } catch (error) {
    if (error instanceof AppError) return { broken: `errors.${error.problem.key}` };
    throw error;
  }
}

/** The account that the message was written for, while it sends; else the one that would be chosen now. */
async function senderRow(db: Db, { accountId, channel, requestId }: Leaving): Promise<ChannelAccount | null> {
  const rowOf = (id: string) => db.$queryRaw<ChannelAccount[]>`
    select * from "ChannelAccount" where "id" = ${id}::uuid and "active" and "sends" and "removedAt" is null`;
  const [own] = accountId ? await rowOf(accountId) : [];
  if (own) return own;
  const other = await senderOf(db, channel, requestId);
  return other ? ((await rowOf(other))[0] ?? null) : null;
}
