import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { bringChecks } from "./checks";

/**
 * An automatic checklist came or changed: open requests get what it asks for, a part at a time, so that nothing blocks closing that
 * their page does not show. Safe to run twice.
 */
export const spreadChecks = command({
  name: "request.look",
  input: z.strictObject({ after: z.uuid().nullable(), limit: z.int().min(1).max(1000).default(500) }),
  load: async () => null,
  run: async ({ db, input: { after, limit }, now, record }) => {
    const open = await db.$queryRaw<{ id: string; customerId: string }[]>`
      select "id", "customerId" from "Request" where "status" not in ('closed', 'merged', 'spam')
        and (${after}::uuid is null or "id" > ${after}::uuid) order by "id" limit ${limit}`;
    if (open.length > 0) await bringChecks(db, record, open, now);
    return { looked: open.length, next: open.length === limit ? open.at(-1)!.id : null };
  },
});
