import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { endSessions, lockUser, mustKeepAdministrator } from "./store";

/** Shuts a colleague out at once: sessions and tokens end, seats become vacant; what he did stays. */
export const deactivateUser = command({
  name: "user.write",
  input: z.strictObject({ id: z.uuid() }),
  load: ({ db, input }) => lockUser(db, input.id),
  run: async ({ db, now, subject: user, record }) => {
    const { id } = user;
    if (!user.active) return { id };
    if (user.administrator) await mustKeepAdministrator(db, id);
    await db.user.update({ where: { id }, data: { active: false, version: { increment: 1 } } });
    await endSessions(db, id, now, "deactivated");
    await db.apiToken.updateMany({ where: { userId: id, revokedAt: null }, data: { revokedAt: now } });
    const held = await db.positionHolder.findMany({ where: { userId: id, until: null } });
    await db.positionHolder.updateMany({ where: { userId: id, until: null }, data: { until: now } });
    await db.substitution.updateMany({
      where: { userId: id, endedAt: null, until: { gt: now } },
      data: { endedAt: now },
    });
    record({
      type: "user.deactivated",
      subject: { type: "user", id },
      before: { active: true },
      after: { active: false },
    });
    for (const { positionId } of held)
      record({ type: "position.vacated", subject: { type: "position", id: positionId }, before: { holderId: id } });
    return { id };
  },
});
