import { z } from "zod";
import { workingSeats } from "@/lib/auth/actor";
import { requestNumber } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { coordinatingSeat } from "./rules";
import { lockRequest } from "./store";

/**
 * The accountable coordinator has opened it: no longer unread. Not an act: version and last step stay, a failed delivery stays shown.
 * For another coordinator, or while nobody owns the request, it changes nothing: what is new must stay in bold for who has to act.
 */
export const markRequestRead = command({
  name: "request.markRead",
  input: z.strictObject({ number: requestNumber }),
  load: ({ db, actor, input }) => lockRequest(db, actor, { number: input.number }),
  run: async ({ db, actor, subject: { request }, record }) => {
    const mine = workingSeats(actor).some((s) => s.positionId === request.ownerPositionId);
    if (!mine || !request.unread) return { number: request.number, unread: request.unread };
    await db.request.update({ where: { id: request.id }, data: { unread: false } });
    record({
      type: "request.opened",
      requestId: request.id,
      customerId: request.customerId,
      positionId: coordinatingSeat(actor, request).positionId,
      before: { unread: true },
      after: { unread: false },
    });
    return { number: request.number, unread: false };
  },
});
