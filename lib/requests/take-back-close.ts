import { z } from "zod";
import { conflict } from "@/lib/base/errors";
import { requestNumber } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import type { RequestStatus } from "@/prisma/generated/enums";
import { coordinatingSeat } from "./rules";
import { changeRequest, lockRequest, mustAct } from "./store";

type Before = { status: RequestStatus; silenceFrom: string | null; followUpAt: string | null };

/** واگرد بستن: as if it had not been closed, while nothing else has happened since; later it is opened again instead. */
export const takeBackClose = command({
  name: "request.reopen",
  input: z.strictObject({ number: requestNumber, version: z.int().min(1) }),
  load: ({ db, actor, input }) => lockRequest(db, actor, { number: input.number }, input.version),
  run: async ({ db, actor, subject: { request }, now, record }) => {
    mustAct("reopen", request);
    const seat = coordinatingSeat(actor, request);
    const [closed] = await db.$queryRaw<{ type: string; before: Before }[]>`
      select "type", "before" from "Event" where "requestId" = ${request.id}::uuid and "type" like 'request.%' order by "id" desc limit 1`;
    if (closed?.type !== "request.closed") throw conflict("conflict.general");
    const { status, silenceFrom, followUpAt } = closed.before;
    const back = await changeRequest(db, request, "request.reopened", now, {
      status,
      outcome: null,
      closedAt: null,
      silenceFrom: silenceFrom && new Date(silenceFrom),
      followUpAt: followUpAt && new Date(followUpAt),
    });
    record({
      type: "request.reopened",
      requestId: request.id,
      customerId: request.customerId,
      positionId: seat.positionId,
      before: { status: request.status, outcome: request.outcome },
      after: { status, outcome: null, takenBack: true },
    });
    return { number: back.number, status: back.status, version: back.version };
  },
});
