import { z } from "zod";
import { command } from "@/lib/kernel/command";

const DAY = 86_400_000;
/** Read ones are kept a month, unread ones three; a mail to a colleague is worth keeping until nobody asks any more whether it went. */
const KEPT = { read: 30 * DAY, unread: 90 * DAY, mail: 7 * DAY };

/** Lets go of what is old: notices, and the mails that told them, which name what they were about. */
export const sweepNotices = command({
  name: "notice.post",
  input: z.strictObject({}),
  load: async () => undefined,
  run: async ({ db, now }) => {
    const before = (age: number) => new Date(now.getTime() - age);
    const notices = await db.$executeRaw`
      delete from "Notice" where "at" < ${before(KEPT.unread)} or ("at" < ${before(KEPT.read)} and "readAt" is not null)`;
    const mails = await db.$executeRaw`
      delete from "OutboxMessage" where "purpose" in ('notice', 'digest') and "createdAt" < ${before(KEPT.mail)}
        and "status" not in ('queued', 'sending')`;
    return { notices, mails };
  },
});
