import { SYSTEM, type UserActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { database } from "@/lib/kernel/database";
import { recordDelivery } from "@/lib/replies/record-delivery";
import { recordDeliveryFailure } from "@/lib/requests/record-delivery-failure";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import type { DemoAct } from "@/prisma/demo/shape";
import { idOf, type Loaded, type World } from "@/prisma/demo/world";

type Reply = Extract<DemoAct, { do: "reply" }>;
const outbox = SYSTEM("outbox");

/** The desk replies; a mail of the past is delivered, or refused for good, a little later. */
export async function reply(world: World, request: Loaded, actor: UserActor, act: Reply): Promise<void> {
  const { channel, body, next, cites, cancelOpen, callOutcome, callBackAt, outcome } = act;
  const { outboxId } = await replyToRequest(actor, {
    number: request.number,
    channel,
    body,
    // biome-ignore lint/suspicious/noThenProperty: the contract's word; never awaited
    then: next,
    cites: cites.map((key) => idOf(request.referrals, key)),
    ...(channel === "email" ? await addressOf(request) : {}),
    ...(cancelOpen ? { cancelOpen } : {}),
    ...(channel === "phone" && callOutcome ? { callOutcome } : {}),
    ...(callBackAt ? { callBackAt } : {}),
    ...(outcome ? { outcome } : {}),
  });
  if (outboxId) await deliver(world, outboxId, request.number, act);
}

/** Without an email of its own, the request is answered to the one on the customer's card. */
async function addressOf({ id, customerId }: Loaded) {
  const db = database();
  if (await db.requestKey.count({ where: { requestId: id, kind: "email", canonical: { not: null } } })) return {};
  const point = await db.contactPoint.findFirst({ where: { customerId, kind: "email", retiredAt: null } });
  return point ? { contactPointId: point.id } : {};
}

async function deliver(world: World, id: string, number: number, act: Reply): Promise<void> {
  const { at, bounces } = act;
  const status = world.lastMails.has(act) ? "held" : "queued";
  await database().outboxMessage.update({ where: { id }, data: { status } });
  if (status === "held") return;
  const later = new Date(at.getTime() + (3 + (number % 41)) * 1000);
  await clock.at(later, async () => {
    await recordDelivery(outbox, { id, result: bounces ? "failed" : "sent", ...(bounces ? { error: bounces } : {}) });
    if (bounces) await recordDeliveryFailure(outbox, { outboxId: id });
  });
}
