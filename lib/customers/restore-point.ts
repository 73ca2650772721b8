import { conflict } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { pointNamed } from "./schema";
import { actingSeat, lockPoint, mustNotBeTaken, touchCard } from "./store";

/** Takes a retired way to reach a customer into use again; not when somebody else has it by now. */
export const restorePoint = command({
  name: "point.restore",
  input: pointNamed,
  load: async ({ db, input }) => ({ point: await lockPoint(db, input.id) }),
  run: async ({ db, actor, subject: { point }, now, record }) => {
    if (!point.retiredAt) throw conflict("conflict.pointActive");
    const { id, customerId, code, kind, canonical } = point;
    if (!point.shared) await mustNotBeTaken({ db, card: { id: customerId, code }, now, record }, { kind, canonical });
    await db.contactPoint.update({ where: { id }, data: { retiredAt: null, retiredReason: null } });
    await touchCard(db, customerId);
    const after = { contactPointId: id, kind, state: point.state };
    record({ type: "contact.restored", customerId, ...actingSeat(actor), after });
    return { id, code, retired: false };
  },
});
