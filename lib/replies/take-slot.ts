import type { Db } from "@/lib/base/db";
import type { Sender } from "./open-sender";

/** So far ahead (milliseconds) a job waits for its slot itself; what is farther comes again later. */
const PATIENCE = 400;

/**
 * Takes the next moment at which the account's gateway may be given a message (GCRA without bursts: one statement on one row, by the
 * clock of the database, so that any number of workers hold one pace).
 * @returns milliseconds to wait; or when to come again, spread over the time that all will take that could leave now: one to each address
 */
export async function takeSlot(
  db: Db,
  { accountId, adapter, settings }: Sender,
): Promise<{ wait: number } | { again: number }> {
  if (!accountId) return { wait: 0 };
  const pace = adapter.pace?.(settings) ?? 0;
  const apart = pace > 0 ? 1000 / pace : 0;
  const step = `${apart} milliseconds`;
  const [slot] = await db.$queryRaw<{ wait: number }[]>`
    insert into "ChannelHealth" as h ("accountId", "nextSendAt") values (${accountId}::uuid, clock_timestamp() + ${step}::interval)
    on conflict ("accountId") do update set "nextSendAt" = greatest(coalesce(h."nextSendAt", clock_timestamp()), clock_timestamp()) + ${step}::interval
      where coalesce(h."nextSendAt", clock_timestamp()) <= clock_timestamp() + ${`${PATIENCE} milliseconds`}::interval
    returning extract(epoch from h."nextSendAt" - ${step}::interval - clock_timestamp())::float8 * 1000 as "wait"`;
  if (slot) return { wait: Math.max(0, slot.wait) };
  const [line] = await db.$queryRaw<{ ahead: number; waiting: number }[]>`
    select extract(epoch from h."nextSendAt" - clock_timestamp())::float8 * 1000 as "ahead",
      (select count(distinct w."toAddress")::int from (select m."toAddress" from "OutboxMessage" m
        where m."status" = 'queued' and m."accountId" = h."accountId" limit 2000) w) as "waiting"
    from "ChannelHealth" h where h."accountId" = ${accountId}::uuid`;
  return { again: Math.max(0, line?.ahead ?? 0) + Math.random() * (line?.waiting ?? 1) * apart };
}

/** The gateway wants to be left alone: nobody gives it anything for so many seconds. */
export async function holdBack(db: Db, accountId: string, seconds: number): Promise<void> {
  await db.$executeRaw`
    update "ChannelHealth" set "nextSendAt" = greatest("nextSendAt", clock_timestamp() + ${`${seconds} seconds`}::interval)
    where "accountId" = ${accountId}::uuid`;
}
