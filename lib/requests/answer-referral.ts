import type { UserActor } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { askerOf, concernsWork } from "@/lib/referrals/rules";
import { referralAnswer } from "@/lib/referrals/schema";
import { cancelOpen, changeReferral, mustMove, treeOf } from "@/lib/referrals/store";
import { attachToAnswer } from "./attaching";
import { mention } from "./mentions";
import { holdingSeat } from "./rules";
import { about, lockReferral, mustAct, recordCancelled, referralResult, settle } from "./store";

/** ثبت پاسخ: the holder closes his part. Internal: it goes to the coordinator's review, or to the colleague who asked. */
export const answerReferral = command({
  name: "referral.answer",
  input: referralAnswer,
  load: ({ db, actor, input }) => lockReferral(db, actor, input.id, { version: input.version, claims: true }),
  run: async ({ db, actor, input, subject: { request, referral }, now, record }) => {
    mustMove("answer", referral);
    mustAct("work", request);
    const seat = holdingSeat(actor, referral);
    const answered = await changeReferral(db, referral.id, {
      status: "answered",
      holderPositionId: seat.positionId,
      seenAt: referral.seenAt ?? now,
      acceptedAt: referral.acceptedAt ?? now,
      endedAt: now,
      unread: false,
    });
    const answer = await db.answer.create({
      data: {
        id: newId(),
        requestId: request.id,
        referralId: referral.id,
        round: referral.round,
        body: input.body,
        userId: (actor as UserActor).userId,
        positionId: seat.positionId,
        at: now,
      },
    });
    const files = await attachToAnswer(db, { actor, requestId: request.id, ids: input.attachments }, answer.id);
    // What he had asked of others is no longer needed.
    recordCancelled(record, request, await cancelOpen(db, request.id, [referral.id], null, now), seat);
    if (referral.askedByPositionId !== null) {
      const asker = askerOf(await treeOf(db, request.id), answered);
      if (asker) await db.referral.update({ where: { id: asker.id }, data: { unread: true } });
    }
    record({
      type: "referral.answered",
      ...about(request, referral, seat),
      before: { status: referral.status },
      after: { status: "answered", answerId: answer.id, round: referral.round, ...(files > 0 ? { files } : {}) },
    });
    const naming = { db, actor, request, now, record };
    const mentioned = await mention(naming, input.body, input.mentions, { answerId: answer.id });
    const news = concernsWork(referral) ? { unread: true } : {};
    const settled = await settle(db, request, [referral], "referral.answered", now, news);
    return { ...referralResult(answered, settled), answerId: answer.id, mentioned };
  },
});
