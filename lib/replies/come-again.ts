import type { Db } from "@/lib/base/db";
import { delivery } from "@/lib/channels/rules";
import type { OutboxMessage } from "@/prisma/generated/client";

/** The same job once more, so much later (milliseconds). */
export async function comeAgain(
  db: Db,
  { id, purpose }: Pick<OutboxMessage, "id" | "purpose">,
  after: number,
  tries: number,
): Promise<void> {
  const { name, payload, key, priority } = delivery(id, purpose);
  await db.$queryRaw`
    select (graphile_worker.add_job(${name}, ${JSON.stringify({ ...payload, tries })}::json, job_key := ${key}, priority := ${priority + 5},
      run_at := now() + ${`${Math.ceil(after)} milliseconds`}::interval)).id::text`;
}
