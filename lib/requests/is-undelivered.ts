import type { Db } from "@/lib/base/db";
import { withMerged } from "@/lib/channels/with-merged";
import { failed } from "@/lib/replies/rules";
import { Prisma } from "@/prisma/generated/client";

/** Whether a reply of this request, or of one that is shown under it, did not arrive, nor what went in its stead, and nothing was said since. */
export async function isUndelivered(db: Db, requestId: string): Promise<boolean> {
  const all = withMerged(Prisma.sql`${requestId}::uuid`);
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from "OutboxMessage" o where o."requestId" = any(${all}) and o."purpose" = 'reply' and o."status"::text = any(${[...failed]})
      and not exists (select 1 from "Reply" r where r."requestId" = any(${all}) and r."effective" and r."at" > o."createdAt")
      and not exists (select 1 from "OutboxMessage" i where i."requestId" = o."requestId" and i."insteadOfId" = o."id"
        and i."status" in ('delivered', 'read')) limit 1`;
  return rows.length > 0;
}
