import { queueDepartments, workingSeats } from "@/lib/auth/actor";
import { command } from "@/lib/kernel/command";
import { referralId } from "@/lib/referrals/schema";
import { mustMove } from "@/lib/referrals/store";
import { lockReferral, settle } from "./store";

/** پذیرش: the holder takes it on. From a department's queue it is a claim, and sets the seat. */
export const acceptReferral = command({
  name: "referral.accept",
  input: referralId,
  load: ({ db, actor, input }) => lockReferral(db, actor, input.id),
  run: async ({ db, actor, subject: { request, referral }, now, record }) => {
    mustMove("accept", referral);
    const holder = referral.holderPositionId;
    const seat = workingSeats(actor).find((s) =>
      holder
        ? s.positionId === holder
        : s.departmentId === referral.toDepartmentId && queueDepartments(actor).length > 0,
    )!;
    const accepted = await db.referral.update({
      where: { id: referral.id },
      data: {
        status: "accepted",
        holderPositionId: seat.positionId,
        acceptedAt: now,
        seenAt: referral.seenAt ?? now,
        unread: false,
        version: { increment: 1 },
      },
    });
    record({
      type: "referral.accepted",
      requestId: request.id,
      customerId: request.customerId,
      referralId: referral.id,
      positionId: seat.positionId,
      departmentId: seat.departmentId,
    });
    await settle(db, request, "referral.accepted", now);
    return { id: accepted.id, status: accepted.status, version: accepted.version };
  },
});
