import type { UserActor } from "@/lib/auth/actor";
import { command } from "@/lib/kernel/command";
import { forgetWatchers, lockUser } from "@/lib/staff/store";
import type { Prisma } from "@/prisma/generated/client";
import { choicesInput } from "./schema";
import { choicesOf } from "./store";

/** What one wants to be told, how, and when not. */
export const chooseNotices = command({
  name: "notice.choose",
  input: choicesInput,
  load: ({ db, actor }) => lockUser(db, (actor as UserActor).userId),
  run: async ({ db, input, subject: user, record }) => {
    const before = choicesOf(user.preferences as { notices?: unknown });
    const preferences = { ...(user.preferences as object), notices: input };
    await db.user.update({ where: { id: user.id }, data: { preferences: preferences as Prisma.InputJsonValue } });
    forgetWatchers();
    record({
      type: "user.updated",
      subject: { type: "user", id: user.id },
      before: { notices: before },
      after: { notices: input },
    });
    return input;
  },
});
