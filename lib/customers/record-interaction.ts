import type { UserActor } from "@/lib/auth/actor";
import { invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { interactionInput } from "./schema";
import { actingSeat, lockCustomer } from "./store";

/** A call, a visit, a meeting or a letter that is neither request nor reply; now, or when it was. */
export const recordInteraction = command({
  name: "interaction.record",
  input: interactionInput,
  load: ({ db, input }) => lockCustomer(db, input.code),
  run: async ({ db, actor, input: { kind, direction, body, at = null }, subject: card, now, record }) => {
    if (at && at > now) throw invalid({ at: "date.future" });
    const { userId } = actor as UserActor;
    const seat = actingSeat(actor);
    const row = { id: newId(), customerId: card.id, kind, direction, body, at: at ?? now, createdAt: now };
    await db.interaction.create({ data: { ...row, userId, positionId: seat.positionId ?? null } });
    record({
      type: "interaction.recorded",
      customerId: card.id,
      ...seat,
      after: { interactionId: row.id, kind, direction, at: row.at.toISOString() },
    });
    return { id: row.id, code: card.code, kind, direction, at: row.at };
  },
});
