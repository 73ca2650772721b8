import { z } from "zod";
import { conflict } from "@/lib/base/errors";
import { requestNumber, text, version } from "@/lib/base/fields";
import { outcomes } from "@/lib/base/words";
import { command } from "@/lib/kernel/command";
import { cancelOpen } from "@/lib/referrals/store";
import { mustBeChecked } from "./checks";
import { closing, coordinatingSeat, handledBy } from "./rules";
import { changeRequest, lockRequest, mustAct, recordCancelled } from "./store";

/** بستن: with its outcome. Referrals that are open are cancelled and their holders told. */
export const closeRequest = command({
  name: "request.close",
  input: z.strictObject({
    number: requestNumber,
    outcome: z.enum(outcomes),
    reason: text(4000).optional(),
    /** Only when nobody works on it any more: a conflict instead of cancelled referrals. */
    onlyIdle: z.boolean().default(false),
    version,
  }),
  load: ({ db, actor, input }) => lockRequest(db, actor, { number: input.number }, input.version),
  run: async ({ db, actor, input, subject: { request }, now, record }) => {
    mustAct("close", request);
    await mustBeChecked(db, record, request, now);
    const seat = coordinatingSeat(actor, request);
    const cancelled = await cancelOpen(db, request.id, "all", input.reason ?? null, now);
    if (input.onlyIdle && cancelled.length > 0)
      throw conflict({ key: "conflict.openReferralsLeft", params: { count: cancelled.length } });
    recordCancelled(record, request, cancelled, seat, input.reason);
    const change = { ...handledBy(request, seat), ...closing(input.outcome, now) };
    const closed = await changeRequest(db, request, "request.closed", now, change);
    record({
      type: "request.closed",
      requestId: request.id,
      customerId: request.customerId,
      positionId: seat.positionId,
      before: {
        status: request.status,
        silenceFrom: request.silenceFrom?.toISOString() ?? null,
        followUpAt: request.followUpAt?.toISOString() ?? null,
      },
      after: { status: "closed", outcome: input.outcome },
      ...(input.reason ? { personal: { reason: input.reason } } : {}),
    });
    return { number: closed.number, status: closed.status, outcome: closed.outcome, version: closed.version };
  },
});
