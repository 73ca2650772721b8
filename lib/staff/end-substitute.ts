import { z } from "zod";
import { notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";

/** Ends a substitution now, or calls off one to come. */
export const endSubstitute = command({
  name: "substitution.write",
  input: z.strictObject({ id: z.uuid() }),
  load: async ({ db, input }) => {
    const found = await db.substitution.findUnique({ where: { id: input.id } });
    if (!found) throw notFound();
    return found;
  },
  run: async ({ db, now, subject, record }) => {
    const { count } = await db.substitution.updateMany({
      where: { id: subject.id, endedAt: null, until: { gt: now } },
      data: { endedAt: now },
    });
    if (count > 0)
      record({
        type: "substitution.ended",
        subject: { type: "position", id: subject.positionId },
        before: { substitutionId: subject.id, userId: subject.userId, until: subject.until.toISOString() },
      });
    return { id: subject.id };
  },
});
