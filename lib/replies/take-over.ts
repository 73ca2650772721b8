import { SYSTEM } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import type { Db } from "@/lib/base/db";
import { SendError, type Sent } from "@/lib/channels/adapter";
import { SHORT_ATTEMPTS } from "@/lib/channels/rules";
import type { OutboxMessage } from "@/prisma/generated/client";
import { releaseMessage } from "./claim-message";
import { comeAgain } from "./come-again";
import { outgoing, SURELY_OVER } from "./give-message";
import type { Sender } from "./open-sender";
import { recordDelivery } from "./record-delivery";

const actor = SYSTEM("outbox");

/**
 * A message stands as being given away, and we have its job: did whoever began die? Only when no other job of it runs. Where the
 * receiver knows a copy by its id (mail) it may go again; else the gateway is asked, and when it cannot be, a person decides.
 * @returns whether it waits anew, and may be claimed
 */
export async function takeOver(db: Db, message: OutboxMessage, sender: Sender, tries: number): Promise<boolean> {
  if (await anotherRuns(db, message.id)) return false;
  const now = clock.now();
  const { adapter } = sender;
  const age = now.getTime() - (message.claimedAt?.getTime() ?? 0);
  if (adapter.afterCrash === "ask" && age < SURELY_OVER) {
    await comeAgain(db, message, SURELY_OVER - age, tries - 1);
    return false;
  }
  const [ours] = await db.$queryRaw<OutboxMessage[]>`
    update "OutboxMessage" set "claimedAt" = ${now}::timestamptz
    where "id" = ${message.id}::uuid and "status" = 'sending' and "claimedAt" is not distinct from ${message.claimedAt}::timestamptz returning *`;
  if (!ours) return false;
  const found = adapter.afterCrash === "again" ? null : await asked(db, ours, sender, tries);
  if (found === null) await releaseMessage(db, ours.id, null);
  else if (found) await recordDelivery(actor, { id: ours.id, result: "sent", ...found });
  else await recordDelivery(actor, { id: ours.id, result: "unsure", error: "channels.unsure" });
  return found === null;
}

/** What its gateway says: taken, not taken (null), or nobody knows. */
async function asked(
  db: Db,
  message: OutboxMessage,
  { adapter, settings }: Sender,
  tries: number,
): Promise<Sent | null | undefined> {
  const mail = await outgoing(db, message, clock.now());
  try {
    return await adapter.find?.(settings, mail);
  } catch (error) {
    if (tries >= SHORT_ATTEMPTS || (error instanceof SendError && error.how.unsure)) return undefined;
    throw error; // the queue waits and asks again
  }
}

/** Besides ours: a running job is locked by its worker, and those of dead workers are let go within seconds. */
async function anotherRuns(db: Db, id: string): Promise<boolean> {
  const [running] = await db.$queryRaw<{ n: number }[]>`
    select count(*)::int as "n" from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'outbox.deliver' and j.locked_at is not null and j.payload->>'outboxId' = ${id}`;
  return running!.n > 1;
}
