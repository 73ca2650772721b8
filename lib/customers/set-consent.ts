import { conflict } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { consentGiven } from "./schema";
import { actingSeat, lockPoint } from "./store";

/** Writes down what a customer allowed or refused for one way and one purpose, and in what words. */
export const setConsent = command({
  name: "point.consent",
  input: consentGiven,
  load: async ({ db, input }) => ({ point: await lockPoint(db, input.id) }),
  run: async ({ db, actor, input: { purpose, granted, how }, subject: { point }, now, record }) => {
    if (point.retiredAt) throw conflict("conflict.pointRetired");
    const { id, customerId, code, kind } = point;
    const said = { granted, how, at: now, userId: actor.kind === "user" ? actor.userId : null };
    const where = { contactPointId_purpose: { contactPointId: id, purpose } };
    const before = await db.consent.findUnique({ where });
    await db.consent.upsert({ where, create: { contactPointId: id, purpose, ...said }, update: said });
    record({
      type: "contact.consented",
      customerId,
      ...actingSeat(actor),
      before: { consent: before?.granted ?? null },
      after: { contactPointId: id, kind, purposeOf: purpose, consent: granted },
      personal: { how },
    });
    return { id, code, purpose, granted, at: now };
  },
});
