import { z } from "zod";
import { requestNumber, version } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { coordinatingSeat, handledBy } from "./rules";
import { changeRequest, lockRequest, mustAct } from "./store";

/** باز کردن: a closed request, or one that was no spam after all, is new again. */
export const reopenRequest = command({
  name: "request.reopen",
  input: z.strictObject({ number: requestNumber, version }),
  load: ({ db, actor, input }) => lockRequest(db, actor, { number: input.number }, input.version),
  run: async ({ db, actor, subject: { request }, now, record }) => {
    mustAct("reopen", request);
    const seat = coordinatingSeat(actor, request);
    const opened = await changeRequest(db, request, "request.reopened", now, {
      ...handledBy(request, seat),
      status: "new",
      reopened: request.status === "closed",
      outcome: null,
      closedAt: null,
    });
    record({
      type: "request.reopened",
      requestId: request.id,
      customerId: request.customerId,
      positionId: seat.positionId,
      before: { status: request.status, outcome: request.outcome },
      after: { status: "new", outcome: null },
    });
    return { number: opened.number, status: opened.status, version: opened.version };
  },
});
