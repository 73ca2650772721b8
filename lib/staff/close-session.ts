import { z } from "zod";
import type { UserActor } from "@/lib/auth/actor";
import { notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";

/** Signs out: ends the present session, or another one of one's own. Every copy of its cookie is worthless from now on. */
export const closeSession = command({
  name: "session.close",
  input: z.strictObject({ sessionId: z.uuid().optional() }),
  load: async ({ db, actor, input }) => {
    const id = input.sessionId ?? (actor.kind === "user" ? actor.sessionId : undefined);
    return id ? db.session.findUnique({ where: { id } }) : null;
  },
  run: async ({ db, actor, now, subject: session, record }) => {
    const { userId } = actor as UserActor;
    if (session?.userId !== userId) throw notFound();
    if (session.endedAt) return {};
    await db.session.update({ where: { id: session.id }, data: { endedAt: now, endReason: "signed_out" } });
    record({ type: "session.closed", subject: { type: "user", id: userId }, after: { sessionId: session.id } });
    return {};
  },
});
