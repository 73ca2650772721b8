import { z } from "zod";
import { requestNumber, version } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { coordinatingSeat } from "./rules";
import { changeRequest, lockRequest, mustAct } from "./store";

/** A coordinator makes the request his own, from the common inbox or from another coordinator's seat. */
export const ownRequest = command({
  name: "request.own",
  input: z.strictObject({ number: requestNumber, version }),
  load: ({ db, actor, input }) => lockRequest(db, actor, { number: input.number }, input.version),
  run: async ({ db, actor, subject: { request }, now, record }) => {
    mustAct("own", request);
    const { number, status, ownerPositionId } = request;
    const seat = coordinatingSeat(actor, { ownerPositionId: null });
    if (ownerPositionId === seat.positionId) return { number, status, ownerPositionId, version: request.version };
    const owned = await changeRequest(db, request, "request.owned", now, { ownerPositionId: seat.positionId });
    record({
      type: "request.owned",
      requestId: request.id,
      customerId: request.customerId,
      positionId: seat.positionId,
      before: { ownerPositionId },
      after: { ownerPositionId: seat.positionId },
    });
    return { number, status, ownerPositionId: owned.ownerPositionId, version: owned.version };
  },
});
