import { z } from "zod";
import { coordinatorSeat } from "@/lib/auth/actor";
import { command } from "@/lib/kernel/command";
import { lockSuggestion, mustBeOpen } from "./judging";

const DAY_MS = 86_400_000;

/** «بعداً»: out of the queue for a week, or as many days as asked. */
export const postponeSuggestion = command({
  name: "suggestion.judge",
  input: z.strictObject({ id: z.uuid(), days: z.coerce.number<unknown>().int().min(1).max(365).default(7) }),
  load: ({ db, input }) => lockSuggestion(db, input.id),
  run: async ({ db, actor, input, subject: suggestion, now, record }) => {
    mustBeOpen(suggestion);
    const { id, a } = suggestion;
    const laterUntil = new Date(now.getTime() + input.days * DAY_MS);
    await db.mergeSuggestion.update({ where: { id }, data: { laterUntil } });
    record({
      type: "suggestion.postponed",
      customerId: a,
      positionId: coordinatorSeat(actor)!.positionId,
      subject: { type: "suggestion", id },
      after: { until: laterUntil.toISOString() },
    });
    return { id, status: "open" as const, laterUntil };
  },
});
