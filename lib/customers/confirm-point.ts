import { conflict } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { withWords } from "./rules";
import { pointConfirming } from "./schema";
import { actingSeat, lockPoint, touchCard } from "./store";

/** An officer vouches that this way reaches this very customer, and says why: from now on it is verified. */
export const confirmPoint = command({
  name: "point.confirm",
  input: pointConfirming,
  load: async ({ db, input }) => ({ point: await lockPoint(db, input.id) }),
  run: async ({ db, actor, input: { reason }, subject: { point }, now, record }) => {
    if (point.retiredAt) throw conflict("conflict.pointRetired");
    if (point.shared) throw conflict("conflict.pointShared");
    const { id, customerId, code, kind } = point;
    const verifiedHow = withWords("officer", reason);
    await db.contactPoint.update({ where: { id }, data: { state: "verified", provedAt: now, verifiedHow } });
    await touchCard(db, customerId);
    const after = { contactPointId: id, kind, state: "verified" };
    record({
      type: "contact.confirmed",
      customerId,
      ...actingSeat(actor),
      before: { state: point.state },
      after,
      personal: { reason },
    });
    return { id, code, verified: true };
  },
});
