import { z } from "zod";
import { coordinatorSeat, type UserActor } from "@/lib/auth/actor";
import { command } from "@/lib/kernel/command";
import { lockSuggestion, mustBeOpen } from "./judging";

/** «یکی نیستند»: these two are two, for ever; no check and no scan suggests them again. */
export const dismissSuggestion = command({
  name: "suggestion.judge",
  input: z.strictObject({ id: z.uuid() }),
  load: ({ db, input }) => lockSuggestion(db, input.id),
  run: async ({ db, actor, subject: suggestion, now, record }) => {
    mustBeOpen(suggestion);
    const { id, a, b, score } = suggestion;
    await db.mergeSuggestion.update({
      where: { id },
      data: { status: "dismissed", decidedAt: now, decidedById: (actor as UserActor).userId, laterUntil: null },
    });
    const positionId = coordinatorSeat(actor)!.positionId;
    record({
      type: "suggestion.dismissed",
      customerId: a,
      positionId,
      subject: { type: "suggestion", id },
      after: { a, b, score },
    });
    return { id, status: "dismissed" as const };
  },
});
