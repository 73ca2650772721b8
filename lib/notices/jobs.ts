import { SYSTEM } from "@/lib/auth/actor";
import type { Jobs } from "@/lib/kernel/jobs";
import { nudge } from "@/lib/kernel/wake";
import { postNotices } from "./post-notices";
import { spreadNotices } from "./spread-notices";
import { sweepNotices } from "./sweep-notices";

export const jobs: Jobs = {
  "notices.spread": async (payload) => {
    const { users } = await spreadNotices(SYSTEM("notices"), payload as Parameters<typeof spreadNotices>[1]);
    nudge(users);
  },
  "notices.post": async (_, { db, now }) => {
    const due = await db.$queryRaw<{ userId: string }[]>`
      select distinct "userId" from "Notice" where "mailAt" <= ${now} limit 1000`;
    for (const { userId } of due) await postNotices(SYSTEM("notices"), { userId });
  },
  "notices.sweep": async () => {
    await sweepNotices(SYSTEM("notices"), {});
  },
};
