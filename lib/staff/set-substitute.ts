import { z } from "zod";
import { conflict, invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { lockPosition, mustBeActive } from "./store";

const input = z.strictObject({
  positionId: z.uuid(),
  userId: z.uuid(),
  from: z.coerce.date<string | Date>(),
  until: z.coerce.date<string | Date>(),
});

/** جانشین: lends a holder's seat to a colleague between two moments. Only a held seat can be lent, so there are no chains. */
export const setSubstitute = command({
  name: "substitution.write",
  input,
  load: ({ db, input }) => lockPosition(db, input.positionId),
  run: async ({ db, input, now, subject: { position, holder }, record }) => {
    const { positionId, userId, from, until } = input;
    if (!position.active) throw conflict("settings.problems.positionClosed");
    if (!holder) throw conflict("settings.problems.seatNotHeld");
    await mustBeActive(db, userId, "userId");
    if (holder.userId === userId) throw invalid({ userId: "settings.problems.ownSubstitute" });
    if (until <= from) throw invalid({ until: "settings.problems.endsBeforeStart" });
    if (until <= now) throw invalid({ until: "date.past" });
    const overlapping = { positionId, endedAt: null, from: { lt: until }, until: { gt: from } };
    if (await db.substitution.findFirst({ where: overlapping, select: { id: true } }))
      throw invalid({ from: "settings.problems.substitutionOverlaps" });
    const id = newId();
    await db.substitution.create({ data: { id, positionId, userId, from, until, createdAt: now } });
    record({
      type: "substitution.created",
      subject: { type: "position", id: positionId },
      departmentId: position.departmentId,
      after: {
        substitutionId: id,
        userId,
        holderId: holder.userId,
        from: from.toISOString(),
        until: until.toISOString(),
      },
    });
    return { id };
  },
});
