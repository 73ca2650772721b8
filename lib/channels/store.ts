import type { Db } from "@/lib/base/db";
import { conflict, notFound } from "@/lib/base/errors";
import { unseal } from "@/lib/base/seal";
import { type ChannelAccount, Prisma } from "@/prisma/generated/client";
import type { Channel } from "@/prisma/generated/enums";
import type { Adapter } from "./adapter";
import { adapters } from "./adapters";
import { emailIsSetUp } from "./email";
import { withMerged } from "./with-merged";

const { sql } = Prisma;

export type OpenedAccount = {
  id: string;
  name: string;
  channel: Channel;
  departmentId: string | null;
  adapter: Adapter;
  /** As its adapter's schema gives them, secrets among them: never shown, logged or returned. */
  settings: Record<string, unknown>;
};

/** An account ready for use. A conflict names what stands in the way: a removed adapter, or secrets sealed under another AUTH_SECRET. */
export async function openAccount(db: Db, id: string): Promise<OpenedAccount> {
  const account = await db.channelAccount.findUnique({ where: { id } });
  if (!account || account.removedAt) throw notFound();
  return opened(account);
}

export function opened(account: ChannelAccount): OpenedAccount {
  const { id, name, channel, departmentId } = account;
  const adapter = adapters.get(account.adapter);
  if (!adapter) throw conflict("channel.unknownAdapter");
  const secrets = account.secrets === null ? "{}" : unseal(account.secrets, id);
  if (secrets === null) throw conflict("channel.sealBroken");
  const parsed = adapter.settings.safeParse({ ...(account.settings as object), ...JSON.parse(secrets) });
  if (!parsed.success) throw conflict("channel.settingsOld");
  return { id, name, channel, departmentId, adapter, settings: parsed.data };
}

/** Locks an account that was not removed. */
export async function lockAccount(db: Db, id: string): Promise<ChannelAccount> {
  const [account] = await db.$queryRaw<ChannelAccount[]>`
    select * from "ChannelAccount" where "id" = ${id}::uuid and "removedAt" is null for update`;
  if (!account) throw notFound();
  return account;
}

/** What the history says of an account: nothing that was set, for it may name people. */
export const accountFacts = ({ name, adapter, channel, receives, sends, main, active }: ChannelAccount) => ({
  name,
  adapter,
  channel,
  receives,
  sends,
  main,
  active,
});

/**
 * By which account a message leaves: the one its request came by, when that one sends; then one that a request merged into it came by; else
 * the channel's main one; else any that sends. Null: none is set up (for email the server of the environment may still send).
 */
export async function senderOf(db: Db, channel: Channel, requestId: string | null): Promise<string | null> {
  const [found] = await db.$queryRaw<{ id: string }[]>`
    select a."id" from "ChannelAccount" a
    where a."channel" = ${channel}::"Channel" and a."active" and a."sends" and a."removedAt" is null
    order by (a."id" in (select i."accountId" from "InboundMessage" i where i."requestId" = ${requestId}::uuid)) desc,
      (a."id" in (select i."accountId" from "InboundMessage" i where i."requestId" = any(${withMerged(sql`${requestId}::uuid`)}))) desc,
      a."main" desc, a."createdAt"
    limit 1`;
  return found?.id ?? null;
}

/** Did using it go well? Kept for the settings page; only what changes something is written more than once a minute. */
export async function markHealth(db: Db, accountId: string, now: Date, error: string | null): Promise<void> {
  marked.delete(accountId);
  await db.$executeRaw`
    insert into "ChannelHealth" as h ("accountId", "okAt", "failedAt", "failures", "error")
    values (${accountId}::uuid, ${error === null ? now : null}::timestamptz, ${error === null ? null : now}::timestamptz,
      ${error === null ? 0 : 1}, ${error?.slice(0, 500) ?? null})
    on conflict ("accountId") do update set
      "okAt" = coalesce(excluded."okAt", h."okAt"), "failedAt" = coalesce(excluded."failedAt", h."failedAt"),
      "failures" = case when excluded."error" is null then 0 else h."failures" + 1 end, "error" = excluded."error"
    where excluded."error" is not null or h."failures" > 0 or h."okAt" is null or h."okAt" < excluded."okAt" - interval '1 minute'`;
}

/** A message left by it: it works. Asked for each message, so one process writes it at most every ten seconds. */
export async function markSent(db: Db, accountId: string, now: Date): Promise<void> {
  if (Math.abs(now.getTime() - (marked.get(accountId) ?? 0)) < 10_000) return;
  marked.set(accountId, now.getTime());
  await db.$executeRaw`
    update "ChannelHealth" set "sentAt" = ${now}, "okAt" = ${now}, "failures" = 0, "error" = null where "accountId" = ${accountId}::uuid`;
}

const marked = new Map<string, number>();

type Senders = { at: number; channels: Map<Channel, string> | null };
/** Next bundles this file several times into one process; what is kept must be one. */
const memory = globalThis as unknown as { peyvandSenders?: Senders };
memory.peyvandSenders ??= { at: 0, channels: null };
const senders = memory.peyvandSenders;

/**
 * The account that sends what no other of its channel is asked to; null when none does. Kept in memory for ten seconds: every intake
 * asks. An account that was taken away meanwhile is found out by whoever sends.
 */
export async function mainSender(db: Db, channel: Channel, now: Date): Promise<string | null> {
  if (!senders.channels || Math.abs(now.getTime() - senders.at) >= 10_000) {
    const rows = await db.$queryRaw<{ id: string; channel: Channel }[]>`
      select distinct on (a."channel") a."id", a."channel"::text from "ChannelAccount" a
      where a."active" and a."sends" and a."removedAt" is null order by a."channel", a."main" desc, a."createdAt"`;
    senders.channels = new Map(rows.map((row) => [row.channel, row.id]));
    senders.at = now.getTime();
  }
  return senders.channels.get(channel) ?? null;
}

/** After a change: this process asks again at once, others within ten seconds. */
export function forgetSenders(): void {
  senders.channels = null;
}

export type Sending = { accountId: string | null; status: "queued" | "held" };

/** Channels by which a message leaves now. */
export async function sendingChannels(db: Db): Promise<Channel[]> {
  const rows = await db.$queryRaw<{ channel: Channel }[]>`
    select distinct "channel"::text from "ChannelAccount" where "active" and "sends" and "removedAt" is null`;
  return [...new Set([...rows.map(({ channel }) => channel), ...(emailIsSetUp() ? (["email"] as const) : [])])];
}

/** By which account a new message leaves, and whether by any: a mail also by the server of the environment. */
export async function sending(db: Db, channel: Channel, requestId: string | null, now: Date): Promise<Sending> {
  const accountId = requestId ? await senderOf(db, channel, requestId) : await mainSender(db, channel, now);
  return { accountId, status: accountId || (channel === "email" && emailIsSetUp()) ? "queued" : "held" };
}
