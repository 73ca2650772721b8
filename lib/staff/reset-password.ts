import { z } from "zod";
import { command } from "@/lib/kernel/command";
import type { Preferences } from "./rules";
import { endSessions, lockUser, temporaryPassword } from "./store";

/** Gives a person a temporary password, returned once; his sessions end at once. */
export const resetPassword = command({
  name: "user.write",
  input: z.strictObject({ id: z.uuid() }),
  load: ({ db, input }) => lockUser(db, input.id),
  run: async ({ db, now, subject: user, record }) => {
    const { password, passwordHash, temporary } = await temporaryPassword(now);
    const preferences = { ...(user.preferences as Preferences), temporary };
    await db.user.update({
      where: { id: user.id },
      data: { passwordHash, preferences, demo: false, version: { increment: 1 } },
    });
    await endSessions(db, user.id, now, "password_reset");
    record({ type: "user.passwordChanged", subject: { type: "user", id: user.id }, after: { temporary: true } });
    return { id: user.id, password };
  },
});
