import { setTimeout as sleep } from "node:timers/promises";
import { SYSTEM } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import type { Db } from "@/lib/base/db";
import type { Outgoing } from "@/lib/channels/adapter";
import { MAIL_ATTEMPTS, SHORT_ATTEMPTS } from "@/lib/channels/rules";
import { markHealth, markSent } from "@/lib/channels/store";
import { isStale } from "@/lib/customers/rules";
import type { JobContext } from "@/lib/kernel/jobs";
import type { OutboxMessage } from "@/prisma/generated/client";
import { claimMessage, type Leaving, readLeaving, releaseMessage, waitsForEarlier } from "./claim-message";
import { comeAgain } from "./come-again";
import { type Given, giveMessage, outgoing } from "./give-message";
import { openSender, type Sender } from "./open-sender";
import { recordDelivery } from "./record-delivery";
import { takeOver } from "./take-over";
import { holdBack, takeSlot } from "./take-slot";

const actor = SYSTEM("outbox");

/**
 * One try to deliver one message: by which account, its turn at that account, ours alone, given away outside of any transaction,
 * written down. A message that is not ours to send now is left to whoever has it.
 * @param tries of earlier jobs of the same message: a job that comes again by itself counts on
 */
export async function deliverMessage(id: string, tries: number, { db, now, attempt }: JobContext): Promise<void> {
  const message = await readLeaving(db, id);
  if (message?.status !== "queued" && message?.status !== "sending") return;
  const over = { id, result: "failed", error: "channels.codeOver" } as const;
  const stale = message.purpose === "code" && isStale(message, now);
  if (message.status === "queued" && stale) return recordDelivery(actor, over);
  const sender = await openSender(db, message);
  if (!sender) return hold(db, message);
  const before = tries + attempt - 1;
  if ("broken" in sender) return wait(db, message, sender.broken, before);
  if (message.status === "sending" && !(await takeOver(db, message, sender, tries + attempt))) return;
  if (stale) return recordDelivery(actor, over);
  const taken = await claim(db, message, sender, before);
  if (taken) await give({ db, sender, ...taken, tries: tries + attempt });
}

type Claimed = { message: OutboxMessage; mail: Outgoing };

/**
 * Waits for its turn at the account and makes it ours; null when it has to come again, or is another's. Who must let an earlier one go
 * first takes no turn: of many to one address each would waste one.
 */
async function claim(db: Db, waiting: Leaving, sender: Sender, tries: number): Promise<Claimed | null> {
  const { id, purpose, behind } = waiting;
  if (behind && (await waitsForEarlier(db, id))) return null;
  const slot = await takeSlot(db, sender);
  if ("again" in slot) {
    await comeAgain(db, { id, purpose }, slot.again, tries);
    return null;
  }
  if (slot.wait > 1) await sleep(slot.wait);
  const message = await claimMessage(db, id, clock.now(), sender.accountId);
  if (typeof message === "string") return null;
  return { message, mail: await outgoing(db, message, clock.now()) };
}

async function give({
  db,
  sender,
  message,
  mail,
  tries,
}: Claimed & { db: Db; sender: Sender; tries: number }): Promise<void> {
  const given = await giveMessage(sender, mail);
  await noteHealth(db, sender.accountId, given);
  const { id } = message;
  if (given.as === "sent") {
    const { gatewayId, parts, costRial } = given.sent;
    return recordDelivery(actor, { id, result: "sent", gatewayId, parts, costRial });
  }
  const error = given.said;
  if (given.as === "later") {
    if (sender.accountId) await holdBack(db, sender.accountId, given.seconds);
    await releaseMessage(db, id, error);
    return comeAgain(db, message, given.seconds * 1000, tries - 1);
  }
  const { failure } = given;
  const most = message.channel === "email" ? MAIL_ATTEMPTS : SHORT_ATTEMPTS;
  if (given.as === "unsure") return recordDelivery(actor, { id, result: "unsure", error, failure });
  if (given.as === "permanent" || tries >= most) return recordDelivery(actor, { id, result: "failed", error, failure });
  await recordDelivery(actor, { id, result: "trying", error, failure });
  throw new Error(error); // the queue waits and tries again
}

/** Nothing sends by its channel any more; nor is there anybody to ask about one that was under way. */
async function hold(db: Db, { id, status }: OutboxMessage): Promise<void> {
  if (status === "sending") return recordDelivery(actor, { id, result: "unsure", error: "channels.unsure" });
  await db.$executeRaw`update "OutboxMessage" set "status" = 'held', "claimedAt" = null where "id" = ${id}::uuid and "status" = 'queued'`;
}

/** Its account cannot be used as it is: somebody has to put that right, so no try counts. */
async function wait(db: Db, message: OutboxMessage, why: string, tries: number): Promise<void> {
  await db.$executeRaw`update "OutboxMessage" set "lastError" = ${why} where "id" = ${message.id}::uuid`;
  await comeAgain(db, message, 300_000, tries);
}

/** What one customer's address does wrong says nothing of the account. */
async function noteHealth(db: Db, accountId: string | null, given: Given): Promise<void> {
  if (!accountId) return;
  const now = clock.now();
  if (given.as === "sent") return markSent(db, accountId, now);
  const ours = given.as === "trying" || ("failure" in given && ["credit", "refused"].includes(given.failure ?? ""));
  if (ours) await markHealth(db, accountId, now, given.said);
}
