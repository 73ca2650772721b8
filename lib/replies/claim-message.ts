import type { Db } from "@/lib/base/db";
import { type OutboxMessage, Prisma } from "@/prisma/generated/client";

const { sql } = Prisma;

/** From where the earlier ones `e` to the address of `m` come that are not over; codes go past, and nobody waits for them. */
const earlierOnes = sql`"OutboxMessage" e where e."channel" = m."channel" and e."toAddress" = m."toAddress"
  and e."status" in ('queued', 'sending', 'held') and e."purpose" <> 'code' and (e."createdAt", e."id") < (m."createdAt", m."id")`;

export type Leaving = OutboxMessage & { behind: boolean };

/** A message, and whether one was before it a moment ago. */
export async function readLeaving(db: Db, id: string): Promise<Leaving | undefined> {
  const [message] = await db.$queryRaw<Leaving[]>`
    select m.*, m."purpose" <> 'code' and exists (select 1 from ${earlierOnes}) as "behind" from "OutboxMessage" m where m."id" = ${id}::uuid`;
  return message;
}

/**
 * Makes a queued message ours to send, in one statement: of any number of workers one gets it. Not while an earlier one to the same
 * address waits, is held or on its way, so each customer reads things in their order (we have something that sends, so what is held will be
 * released); codes go past, for somebody sits and waits.
 */
export async function claimMessage(
  db: Db,
  id: string,
  now: Date,
  accountId: string | null,
): Promise<OutboxMessage | "waits" | "gone"> {
  for (;;) {
    const [claimed] = await db.$queryRaw<OutboxMessage[]>`
      update "OutboxMessage" m set "status" = 'sending', "claimedAt" = ${now}::timestamptz, "accountId" = ${accountId}::uuid
      where m."id" = ${id}::uuid and m."status" = 'queued' and (m."purpose" = 'code' or not exists (select 1 from ${earlierOnes}))
      returning m.*`;
    if (claimed) return claimed;
    if (await waitsForEarlier(db, id)) return "waits";
    const [row] = await db.$queryRaw<{ status: string }[]>`
      select "status"::text from "OutboxMessage" where "id" = ${id}::uuid`;
    if (row?.status !== "queued") return "gone";
  }
}

/**
 * Whether an earlier message to the same address is not over. Waits for whoever ends it this very moment: either that one sees ours and
 * queues it, or we see that it is over.
 */
export async function waitsForEarlier(db: Db, id: string): Promise<boolean> {
  const before = await db.$queryRaw<unknown[]>`
    select 1 from "OutboxMessage" m, ${earlierOnes} and m."id" = ${id}::uuid and m."status" = 'queued' and m."purpose" <> 'code'
    order by e."createdAt", e."id" limit 1 for share of e`;
  return before.length > 0;
}

/** Gives a claimed message back without having tried. */
export async function releaseMessage(db: Db, id: string, why: string | null): Promise<void> {
  await db.$executeRaw`
    update "OutboxMessage" set "status" = 'queued', "claimedAt" = null, "lastError" = coalesce(${why}::text, "lastError")
    where "id" = ${id}::uuid and "status" = 'sending'`;
}
