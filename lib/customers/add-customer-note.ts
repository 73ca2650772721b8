import type { UserActor } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { noteInput } from "./schema";
import { actingSeat, lockCustomer } from "./store";

/** یادداشت on the customer himself: for the writer's department, coordinators and managers. */
export const addCustomerNote = command({
  name: "customer.note",
  input: noteInput,
  load: ({ db, input }) => lockCustomer(db, input.code),
  run: async ({ db, actor, input, subject: card, now, record }) => {
    const { userId } = actor as UserActor;
    const seat = actingSeat(actor);
    const { id } = await db.customerNote.create({
      data: {
        id: newId(),
        customerId: card.id,
        userId,
        positionId: seat.positionId ?? null,
        body: input.body,
        at: now,
      },
    });
    record({ type: "customer.noted", customerId: card.id, ...seat, after: { noteId: id } });
    return { id, code: card.code, at: now };
  },
});
