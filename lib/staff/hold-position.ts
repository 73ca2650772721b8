import { z } from "zod";
import { conflict } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { closeHolding, lockPosition, mustBeActive } from "./store";

/** Puts a person on a seat, in place of whoever held it. The items stay with the seat, so the successor finds them. */
export const holdPosition = command({
  name: "position.write",
  input: z.strictObject({ positionId: z.uuid(), userId: z.uuid() }),
  load: ({ db, input }) => lockPosition(db, input.positionId),
  run: async ({ db, input: { positionId, userId }, now, subject: { position, holder }, record }) => {
    if (!position.active) throw conflict("settings.problems.positionClosed");
    await mustBeActive(db, userId, "userId");
    if (holder?.userId === userId) return { positionId };
    await closeHolding(db, positionId, now);
    await db.positionHolder.create({ data: { id: newId(), positionId, userId, from: now } });
    await db.substitution.updateMany({
      where: { positionId, userId, endedAt: null, until: { gt: now } },
      data: { endedAt: now },
    });
    record({
      type: "position.held",
      subject: { type: "position", id: positionId },
      departmentId: position.departmentId,
      before: { holderId: holder?.userId ?? null },
      after: { holderId: userId },
    });
    return { positionId };
  },
});
