import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { lockUser } from "./store";

/** Lets a colleague in again. Seats and tokens he had are not given back by themselves. */
export const activateUser = command({
  name: "user.write",
  input: z.strictObject({ id: z.uuid() }),
  load: ({ db, input }) => lockUser(db, input.id),
  run: async ({ db, subject: user, record }) => {
    const { id } = user;
    if (user.active) return { id };
    await db.user.update({ where: { id }, data: { active: true, version: { increment: 1 } } });
    record({ type: "user.updated", subject: { type: "user", id }, before: { active: false }, after: { active: true } });
    return { id };
  },
});
