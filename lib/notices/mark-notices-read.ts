import { command } from "@/lib/kernel/command";
import { Prisma } from "@/prisma/generated/client";
import { readInput } from "./schema";

const { sql } = Prisma;

/** One's own notices are read: these, those of a request that was opened, or all; also those told by mail alone. What is read is mailed no more. Not an act: no event. */
export const markNoticesRead = command({
  name: "notice.read",
  input: readInput,
  load: async () => undefined,
  run: async ({ db, actor, input, now }) => {
    if (actor.kind !== "user") return { read: 0 };
    const { ids, number, all } = input;
    const which = [
      ...(ids ? [sql`"id" = any(${ids}::uuid[])`] : []),
      ...(number ? [sql`"requestId" = (select "id" from "Request" where "number" = ${number})`] : []),
      ...(all ? [sql`true`] : []),
    ];
    if (which.length === 0) return { read: 0 };
    const read = await db.$executeRaw`
      update "Notice" set "readAt" = ${now}, "mail" = null, "mailAt" = null
      where "userId" = ${actor.userId}::uuid and ("shown" or "mailAt" is not null) and "readAt" is null and (${Prisma.join(which, " or ")})`;
    return { read };
  },
});
