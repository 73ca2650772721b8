import { conflict, invalid } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { withWords } from "./rules";
import { pointRetiring } from "./schema";
import { actingSeat, lockPoint, touchCard } from "./store";

/** Takes a way to reach a customer out of use, and out of filing. One that was never his loses its proof too. */
export const retirePoint = command({
  name: "point.retire",
  input: pointRetiring,
  load: async ({ db, input }) => ({ point: await lockPoint(db, input.id) }),
  run: async ({ db, actor, input: { why, reason }, subject: { point }, now, record }) => {
    if (point.retiredAt) throw conflict("conflict.pointRetired");
    if (why === "other" && !reason) throw invalid({ reason: "required" });
    const { id, customerId, code, kind } = point;
    const unproved = why === "not_mine" ? { state: "claimed" as const, provedAt: null, verifiedHow: null } : {};
    await db.contactPoint.update({
      where: { id },
      data: { retiredAt: now, retiredReason: withWords(why, reason), main: false, ...unproved },
    });
    await touchCard(db, customerId);
    const after = { contactPointId: id, kind, why };
    const personal = { typed: point.typed, canonical: point.canonical, reason: reason ?? null };
    record({
      type: "contact.retired",
      customerId,
      ...actingSeat(actor),
      before: { state: point.state },
      after,
      personal,
    });
    return { id, code, retired: true };
  },
});
