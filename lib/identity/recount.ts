import type { Db } from "@/lib/base/db";

/** Writes the kept counters of these cards anew from their rows, after rows came or left as a whole. One statement. */
export async function recount(db: Db, ids: readonly string[]): Promise<void> {
  await db.$executeRaw`
    update "Customer" c set "requestCount" = q."all", "openCount" = q."open", "lastRequestAt" = q."newest",
      "satisfactionSum" = q."sum", "satisfactionCount" = q."rated", "purchaseCount" = p."all", "purchaseRial" = p."rial"
    from unnest(${[...ids]}::uuid[]) as k("id")
      cross join lateral (select count(*)::int as "all", max(r."receivedAt") as "newest", coalesce(sum(r."satisfaction"), 0)::int as "sum",
        count(r."satisfaction")::int as "rated", (count(*) filter (where r."status" not in ('closed', 'merged', 'spam')))::int as "open"
        from "Request" r where r."customerId" = k."id") q
      cross join lateral (select count(*)::int as "all", coalesce(sum(b."amountRial"), 0)::bigint as "rial"
        from "Purchase" b where b."customerId" = k."id") p
    where c."id" = k."id"`;
}
