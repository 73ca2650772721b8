import type { UserActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { readHouse } from "@/lib/calendar/store";
import { command } from "@/lib/kernel/command";
import { forgetWatchers, lockUser } from "@/lib/staff/store";
import type { Prisma } from "@/prisma/generated/client";
import { mailTime } from "./rules";
import { type Choices, choicesInput, type NoticeKind } from "./schema";
import { choiceOf, choicesOf } from "./store";

/** What one wants to be told, how, and when not; it holds for the mails that wait already. */
export const chooseNotices = command({
  name: "notice.choose",
  input: choicesInput,
  load: ({ db, actor }) => lockUser(db, (actor as UserActor).userId),
  run: async ({ db, input, subject: user, now, record }) => {
    const before = choicesOf(user.preferences as { notices?: unknown });
    const preferences = { ...(user.preferences as object), notices: input };
    await db.user.update({ where: { id: user.id }, data: { preferences: preferences as Prisma.InputJsonValue } });
    await planAnew(db, user.id, input, now);
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

async function planAnew(db: Db, userId: string, choices: Choices, now: Date): Promise<void> {
  const waiting = { userId, mailAt: { not: null }, readAt: null };
  const kinds = await db.notice.findMany({ where: waiting, distinct: ["kind"], select: { kind: true } });
  const { work } = await readHouse(db, now);
  for (const { kind } of kinds) {
    const { mail } = choiceOf(choices, kind as NoticeKind);
    const mailAt = mailTime(now, mail, choices, work);
    await db.notice.updateMany({ where: { ...waiting, kind }, data: { mail: mailAt && mail, mailAt } });
  }
}
