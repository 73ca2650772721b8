import { z } from "zod";
import { conflict } from "@/lib/base/errors";
import { requestNumber, version } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { coordinatingSeat, handledBy } from "./rules";
import { changeRequest, lockRequest, mustAct } from "./store";

/** هرزنامه: only a new request that nobody has replied to. It is kept. */
export const markSpam = command({
  name: "request.spam",
  input: z.strictObject({ number: requestNumber, version }),
  load: ({ db, actor, input }) => lockRequest(db, actor, { number: input.number }, input.version),
  run: async ({ db, actor, subject: { request }, now, record }) => {
    mustAct("spam", request);
    if (request.firstRepliedAt !== null) throw conflict("conflict.alreadyReplied");
    const seat = coordinatingSeat(actor, request);
    const change = { ...handledBy(request, seat), status: "spam" as const };
    const marked = await changeRequest(db, request, "request.spammed", now, change);
    record({
      type: "request.spammed",
      requestId: request.id,
      customerId: request.customerId,
      positionId: seat.positionId,
      before: { status: request.status },
      after: { status: "spam" },
    });
    return { number: marked.number, status: marked.status, version: marked.version };
  },
});
