import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { closeHolding, lockPosition } from "./store";

/** Leaves a seat empty: the department's manager looks after its items, and nothing can be referred to it. */
export const vacatePosition = command({
  name: "position.write",
  input: z.strictObject({ positionId: z.uuid() }),
  load: ({ db, input }) => lockPosition(db, input.positionId),
  run: async ({ db, input: { positionId }, now, subject: { position, holder }, record }) => {
    if (!holder) return { positionId };
    await closeHolding(db, positionId, now);
    record({
      type: "position.vacated",
      subject: { type: "position", id: positionId },
      departmentId: position.departmentId,
      before: { holderId: holder.userId },
      after: { holderId: null },
    });
    return { positionId };
  },
});
