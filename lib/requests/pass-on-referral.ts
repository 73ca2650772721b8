import type { Seat, UserActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { invalid } from "@/lib/base/errors";
import { command, type RunContext } from "@/lib/kernel/command";
import { passingOn } from "@/lib/referrals/schema";
import {
  changeReferral,
  mustBeAhead,
  mustBeReachable,
  mustMove,
  type NewReferral,
  sendReferral,
  sentFacts,
} from "@/lib/referrals/store";
import type { Referral } from "@/prisma/generated/client";
import { bringChecks } from "./checks";
import { holdingSeat } from "./rules";
import { about, lockReferral, mustAct, type ReferralLoaded, referralResult, settle } from "./store";

type Input = (typeof passingOn)["_output"];
type Sending = { path: string; referral: NewReferral };

/** A hand over keeps the purpose, the deadline somebody set and the urgency unless others are given; an ask has its own. */
function children(input: Input, parent: Referral, seat: Seat): Sending[] {
  const over = input.mode === "hand_over";
  const common = {
    mode: input.mode,
    parentId: parent.id,
    purpose: input.purpose ?? (over ? parent.purpose : "opinion"),
    instruction: input.instruction,
    dueAt: input.dueAt ?? (over && !parent.dueByTarget ? parent.dueAt : null),
    urgency: input.urgency ?? (over ? parent.urgency : "normal"),
    askedByPositionId: over ? parent.askedByPositionId : seat.positionId,
  } as const;
  return [
    { path: "to", referral: { ...common, to: input.to } },
    ...input.alsoTo.map((to, i) => ({ path: `alsoTo.${i}`, referral: { ...common, to } })),
  ];
}

const copies = (input: Input, parent: Referral): Sending[] =>
  input.copies.map((to, i) => ({
    path: `copies.${i}`,
    referral: {
      to,
      parentId: parent.id,
      purpose: "information",
      instruction: to.note ?? input.instruction,
      copy: true,
    },
  }));

/** واگذاری (the child owes in its place) or نظرخواهی (the child answers to the holder, who keeps it). Accepts or claims by itself. */
export const passOnReferral = command({
  name: "referral.passOn",
  input: passingOn,
  load: ({ db, actor, input }) => lockReferral(db, actor, input.id, { version: input.version, claims: true }),
  run: async (context) => {
    const { db, actor, input, subject, now, record } = context;
    const { request, referral } = subject;
    mustMove("passOn", referral);
    mustAct("work", request);
    mustBeAhead(input.dueAt, "dueAt", now);
    const over = input.mode === "hand_over";
    if (over && input.alsoTo.length > 0) throw invalid({ alsoTo: "referral.oneHandOver" });
    const seat = holdingSeat(actor, referral);
    const parent = await hold(db, referral, seat, over, now);
    const sent = await send(context, seat, children(input, parent, seat));
    await send(context, seat, copies(input, parent));
    if (over) await bringChecks(db, record, [request], now);
    const step = over ? "referral.passedOn" : "referral.asked";
    const settled = await settle(db, request, [referral], step, now);
    return { ...referralResult(sent[0]!, settled), children: sent.map(({ id, status }) => ({ id, status })) };
  },
});

const hold = (db: Db, r: Referral, seat: Seat, over: boolean, now: Date) =>
  changeReferral(db, r.id, {
    status: over ? "passed_on" : "accepted",
    holderPositionId: seat.positionId,
    seenAt: r.seenAt ?? now,
    acceptedAt: r.acceptedAt ?? now,
    endedAt: over ? now : null,
    unread: false,
  });

async function send(
  { db, actor, input, subject: { request, referral }, now, record }: RunContext<Input, ReferralLoaded>,
  seat: Seat,
  all: Sending[],
): Promise<Referral[]> {
  const sent: Referral[] = [];
  for (const { path, referral: r } of all) {
    if (r.to.positionId === seat.positionId) throw invalid({ [`${path}.positionId`]: "referral.toOneself" });
    const departmentId = await mustBeReachable(db, r.to, path, now);
    const row = await sendReferral(db, request, { seat, userId: (actor as UserActor).userId }, r, now);
    sent.push(row);
    record({
      type: r.copy ? "request.referred" : input.mode === "ask" ? "referral.asked" : "referral.passedOn",
      ...about(request, { id: row.id, departmentId }, seat),
      before: { parentId: referral.id, parentStatus: referral.status },
      after: { ...sentFacts(row), parentStatus: input.mode === "ask" ? "accepted" : "passed_on" },
      personal: { instruction: row.instruction },
    });
  }
  return sent;
}
