import { z } from "zod";
import { delivery } from "@/lib/channels/rules";
import { command } from "@/lib/kernel/command";

/** So long (milliseconds) nobody looks after a message that waits or is on its way. */
const LOST = 60_000;

/**
 * Finds messages that no job looks after: it was killed with its worker at a bad moment, or somebody cleared the queue. Of those that
 * wait only the first to each address; what stands as being given away is decided by its job.
 */
export const sweepOutbox = command({
  name: "outbox.deliver",
  input: z.strictObject({}),
  load: async () => null,
  run: async ({ db, now, queue }) => {
    const since = new Date(now.getTime() - LOST);
    const lost = await db.$queryRaw<{ id: string; purpose: string }[]>`
      with looked as materialized (
        select j.payload->>'outboxId' as id from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'outbox.deliver' and (j.is_available or j.locked_at is not null)
      )
      select m."id", m."purpose" from "OutboxMessage" m
      where m."status" in ('queued', 'sending') and coalesce(m."claimedAt", m."createdAt") < ${since}
        and m."id"::text not in (select id from looked where id is not null)
        and (m."status" = 'sending' or m."purpose" = 'code' or not exists (
          select 1 from "OutboxMessage" e where e."channel" = m."channel" and e."toAddress" = m."toAddress" and e."status" in ('queued', 'sending')
            and e."purpose" <> 'code' and (e."createdAt", e."id") < (m."createdAt", m."id")))
      order by m."createdAt" limit 500`;
    for (const { id, purpose } of lost) queue(delivery(id, purpose));
    return { lost: lost.length };
  },
});
