import { type Actor, workingSeats } from "@/lib/auth/actor";
import { conflict, invalid } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { descendants } from "@/lib/referrals/rules";
import { referralAssignment } from "@/lib/referrals/schema";
import { changeReferral, mustBeReachable, mustMove, treeOf } from "@/lib/referrals/store";
import { about, lockReferral, mustAct, referralResult, settle } from "./store";

const managing = (actor: Actor, departmentId: string | null) =>
  workingSeats(actor).find((s) => s.role === "department_manager" && s.departmentId === departmentId)!;

/** سپردن به سمت: the department's manager gives it to a seat of his department; from its queue or from a seat, vacant ones too. */
export const assignReferral = command({
  name: "referral.assign",
  input: referralAssignment,
  load: ({ db, actor, input }) => lockReferral(db, actor, input.id, { version: input.version }),
  run: async ({ db, actor, input, subject: { request, referral }, now, record }) => {
    mustMove("assign", referral);
    mustAct("work", request);
    const departmentId = await mustBeReachable(db, { positionId: input.positionId }, "", now);
    if (departmentId !== referral.departmentId) throw invalid({ positionId: "referral.otherDepartment" });
    if (input.positionId === referral.holderPositionId) throw conflict("conflict.alreadyThere");
    const seat = managing(actor, referral.departmentId);
    const assigned = await changeReferral(db, referral.id, {
      status: "sent",
      toDepartmentId: null,
      toPositionId: input.positionId,
      holderPositionId: input.positionId,
      seenAt: null,
      acceptedAt: null,
      unread: true,
    });
    await answerTo(input.positionId);
    record({
      type: "referral.assigned",
      ...about(request, referral, seat),
      before: { status: referral.status, holderPositionId: referral.holderPositionId },
      after: { status: "sent", holderPositionId: input.positionId },
    });
    return referralResult(assigned, await settle(db, request, [referral], "referral.assigned", now));

    /** Opinions that the former holder asked for now answer to the new one. */
    async function answerTo(positionId: string) {
      if (referral.holderPositionId === null) return;
      const asked = descendants(await treeOf(db, request.id), [referral.id]).map((r) => r.id);
      await db.referral.updateMany({
        where: { id: { in: asked }, askedByPositionId: referral.holderPositionId },
        data: { askedByPositionId: positionId },
      });
    }
  },
});
