import { z } from "zod";
import { coordinatorSeat, type UserActor } from "@/lib/auth/actor";
import { invalid } from "@/lib/base/errors";
import { requestNumber, version } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { concernsWork } from "@/lib/referrals/rules";
import { referralItem } from "@/lib/referrals/schema";
import { mustBeReachable, type NewReferral, sendReferral } from "@/lib/referrals/store";
import { changeRequest, lockRequest, mustAct, settle } from "./store";

const input = z.strictObject({ number: requestNumber, items: z.array(referralItem).min(1).max(20), version });

type Item = z.output<typeof referralItem>;

/** Each item followed by its copies. */
const withCopies = (items: Item[]): { path: string; referral: NewReferral }[] =>
  items.flatMap((item, i) => [
    { path: `items.${i}.to`, referral: { ...item, mode: "refer" as const } },
    ...item.copies.map((c, j) => ({
      path: `items.${i}.copies.${j}`,
      referral: { to: c, purpose: "information" as const, instruction: c.note ?? item.instruction, copy: true },
    })),
  ]);

/** The coordinator hands a request to seats or departments, several at once, all or none. */
export const referRequest = command({
  name: "request.refer",
  input,
  load: ({ db, actor, input }) => lockRequest(db, actor, { number: input.number }, input.version),
  run: async ({ db, actor, input, subject: { request }, now, record }) => {
    mustAct("refer", request);
    const seat = coordinatorSeat(actor)!;
    const { userId } = actor as UserActor;
    input.items.forEach((item, i) => {
      if (item.dueAt && item.dueAt <= now) throw invalid({ [`items.${i}.dueAt`]: "deadline.past" });
    });
    const sent = [];
    for (const { path, referral } of withCopies(input.items)) {
      await mustBeReachable(db, referral.to, path, now);
      const row = await sendReferral(db, request, { seat, userId }, referral, now);
      sent.push(row);
      record({
        type: "request.referred",
        requestId: request.id,
        customerId: request.customerId,
        referralId: row.id,
        positionId: seat.positionId,
        ...(row.toDepartmentId ? { departmentId: row.toDepartmentId } : {}),
        after: {
          purpose: row.purpose,
          copy: row.copy,
          urgency: row.urgency,
          dueAt: row.dueAt?.toISOString() ?? null,
          toDepartmentId: row.toDepartmentId,
          toPositionId: row.toPositionId,
        },
        personal: { instruction: row.instruction },
      });
    }
    const kept = { ownerPositionId: request.ownerPositionId ?? seat.positionId, unread: false };
    const changed = sent.some(concernsWork)
      ? await settle(db, request, "request.referred", now, kept)
      : await changeRequest(db, request, "request.referred", now, kept);
    return { number: changed.number, status: changed.status, version: changed.version, referrals: sent };
  },
});
