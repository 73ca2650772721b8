import { notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { relationEnd } from "./schema";
import { actingSeat, lockCustomer } from "./store";

/** Takes a relation away, from whichever of its two cards. */
export const endRelation = command({
  name: "customer.relate",
  input: relationEnd,
  load: ({ db, input }) => lockCustomer(db, input.code),
  run: async ({ db, actor, input, subject: card, record }) => {
    const sides = [{ fromId: card.id }, { toId: card.id }];
    const row = await db.customerRelation.findFirst({ where: { id: input.relationId, OR: sides } });
    if (!row) throw notFound();
    await db.customerRelation.delete({ where: { id: row.id } });
    for (const customerId of [row.fromId, row.toId])
      record({
        type: "customer.unrelated",
        customerId,
        ...actingSeat(actor),
        before: { relationId: row.id, kind: row.kind, from: row.fromId, to: row.toId },
        ...(row.role ? { personal: { role: row.role } } : {}),
      });
    return { code: card.code };
  },
});
