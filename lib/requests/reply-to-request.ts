import type { UserActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { conflict, invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { delivery } from "@/lib/channels/rules";
import { sending } from "@/lib/channels/store";
import { command } from "@/lib/kernel/command";
import { owes } from "@/lib/referrals/rules";
import { cancelOpen, mustBeAhead, treeOf } from "@/lib/referrals/store";
import { type ReplyChannel, type ReplyInput, replyChannels, replyInput } from "@/lib/replies/schema";
import { addressFor, citedAnswers, postReply } from "@/lib/replies/store";
import type { Request } from "@/prisma/generated/client";
import { attachToReply } from "./attaching";
import { mustBeChecked } from "./checks";
import { coordinatingSeat, handledBy } from "./rules";
import { type Change, changeRequest, lockRequest, mustAct, recordCancelled } from "./store";

type Plan = { channel: ReplyChannel; effective: boolean; final: boolean };

/** What the input means: by which channel, and whether it reaches the customer and ends the work. */
function plan(input: ReplyInput, now: Date): Plan {
  const channel = replyChannels.find((c) => c === input.channel);
  if (!channel) throw invalid({ channel: "channel.notSetUp" });
  if (channel !== "phone" && input.callOutcome) throw invalid({ callOutcome: "reply.phoneOnly" });
  mustBeAhead(input.callBackAt, "callBackAt", now);
  const effective = channel !== "phone" || (input.callOutcome ?? "reached") === "reached";
  return { channel, effective, final: effective && input.then !== "keep" };
}

/** Refuses what cannot start from here. A call that reached nobody changes nothing, so it may be noted wherever work goes on. */
async function mustReply(db: Db, request: Request, input: ReplyInput, { effective, final }: Plan): Promise<void> {
  mustAct(!effective ? "work" : final ? "replyFinal" : "replyKeep", request);
  if (!final || request.status !== "referred" || input.cancelOpen) return;
  const count = (await treeOf(db, request.id)).filter(owes).length;
  throw conflict({ key: "conflict.openReferrals", params: { count } });
}

/** Mail without a server is held until there is one; a text message that comes days late helps nobody. */
async function mustBeSetUp(db: Db, { id }: Request, channel: ReplyChannel, now: Date): Promise<void> {
  if (channel !== "sms") return;
  if ((await sending(db, "sms", id, now)).status === "held") throw invalid({ channel: "channel.notSetUp" });
}

const callBack = (input: ReplyInput, userId: string): Change =>
  input.callBackAt ? { followUpAt: input.callBackAt, followUpNote: null, followUpById: userId } : {};

/** What a reply that reached the customer makes of the request. */
function effect(request: Request, input: ReplyInput, now: Date, userId: string): Change {
  const first = { firstRepliedAt: request.firstRepliedAt ?? now, ...callBack(input, userId) };
  if (input.then === "keep") return first;
  const final = { followUpAt: null, ...first, lastFinalReplyAt: now, deliveryFailed: false, reopened: false };
  if (input.then === "close")
    return { ...final, status: "closed", outcome: input.outcome, closedAt: now, silenceFrom: null, followUpAt: null };
  return { ...final, status: input.then === "wait" ? "waiting_customer" : "replied", silenceFrom: now };
}

/** پاسخ به مشتری: the only way anything reaches the customer. Kept exactly as it was sent. */
export const replyToRequest = command({
  name: "request.reply",
  input: replyInput,
  load: ({ db, actor, input }) => lockRequest(db, actor, { number: input.number }, input.version),
  run: async ({ db, actor, input, subject: { request }, now, record, queue }) => {
    const planned = plan(input, now);
    await mustReply(db, request, input, planned);
    await mustBeSetUp(db, request, planned.channel, now);
    if (planned.final && input.then === "close") await mustBeChecked(db, record, request, now);
    const seat = coordinatingSeat(actor, request);
    const answers = await citedAnswers(db, request.id, input.cites);
    const reply = await db.reply.create({
      data: {
        id: newId(),
        requestId: request.id,
        channel: planned.channel,
        ...(await addressFor(db, request, planned.channel, input.contactPointId)),
        body: input.body,
        // biome-ignore lint/suspicious/noThenProperty: the contract's word; never awaited
        then: input.then,
        effective: planned.effective,
        callOutcome: planned.channel === "phone" ? (input.callOutcome ?? "reached") : null,
        callBackAt: input.callBackAt ?? null,
        userId: (actor as UserActor).userId,
        positionId: seat.positionId,
        at: now,
        citations: { create: answers.map((a) => ({ answerId: a.id })) },
      },
    });
    const attaching = { actor, requestId: request.id, ids: input.attachments };
    const files = await attachToReply(db, attaching, reply);
    const posts = planned.channel === "email" || planned.channel === "sms";
    const mail = posts ? await postReply(db, request, reply, now) : null;
    if (mail?.status === "queued") queue(delivery(mail.id, "reply"));
    if (planned.final) recordCancelled(record, request, await cancelOpen(db, request.id, "all", null, now), seat);
    const changed = await changeRequest(db, request, "request.replied", now, {
      ...handledBy(request, seat),
      ...(planned.effective ? effect(request, input, now, reply.userId) : callBack(input, reply.userId)),
    });
    record({
      type: "request.replied",
      requestId: request.id,
      customerId: request.customerId,
      positionId: seat.positionId,
      before: { status: request.status },
      after: {
        status: changed.status,
        replyId: reply.id,
        channel: reply.channel,
        // biome-ignore lint/suspicious/noThenProperty: the contract's word; never awaited
        then: reply.then,
        effective: reply.effective,
        callOutcome: reply.callOutcome,
        cites: answers.map((a) => a.referralId),
        outcome: changed.outcome,
        ...(files > 0 ? { files } : {}),
      },
    });
    return {
      number: changed.number,
      status: changed.status,
      version: changed.version,
      replyId: reply.id,
      outboxId: mail?.id ?? null,
      delivery: mail?.status ?? null,
    };
  },
});
