import { z } from "zod";
import { isCoordinator, signer, workingSeats } from "@/lib/auth/actor";
import { requestNumber, text } from "@/lib/base/fields";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { mentions } from "@/lib/referrals/schema";
import { isMentioned, mention } from "./mentions";
import { coordinatingSeat } from "./rules";
import { lockRequest, takesPart } from "./store";

/** یادداشت: an internal word on the request, for all who see it. Not an act: nobody's version goes stale by it. */
export const addNote = command({
  name: "request.note",
  input: z.strictObject({ number: requestNumber, body: text(20_000), mentions }),
  load: async ({ db, actor, input }) => {
    const loaded = await lockRequest(db, actor, { number: input.number });
    const { request } = loaded;
    return {
      ...loaded,
      takesPart: await takesPart(db, actor, request.id),
      mentioned: await isMentioned(db, actor, request),
    };
  },
  run: async ({ db, actor, input, subject: { request, takesPart, mentioned: named }, now, record }) => {
    const seat = coordinatingSeat(actor, request) ?? workingSeats(actor)[0];
    const note = await db.note.create({
      data: {
        id: newId(),
        requestId: request.id,
        userId: signer(actor),
        positionId: seat?.positionId ?? null,
        body: input.body,
        at: now,
      },
    });
    record({
      type: "request.noted",
      requestId: request.id,
      customerId: request.customerId,
      ...(seat ? { positionId: seat.positionId } : {}),
      after: { noteId: note.id },
    });
    const guest = named && !takesPart && !isCoordinator(actor);
    const about = { db, actor, request, now, record, guest };
    const mentioned = await mention(about, input.body, input.mentions, { noteId: note.id });
    return { number: request.number, noteId: note.id, mentioned };
  },
});
