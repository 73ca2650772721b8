import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import type { Merge } from "@/prisma/generated/client";
import { PAIRS } from "./relations";
import { settle } from "./revive";
import { SCORE } from "./rules";

/**
 * Requests that came while two cards were one, with a key of theirs and one of a third: without the merge the intake would have
 * suggested that third card to whichever of the two the key belongs to. After an unmerge it is suggested so.
 */
export async function pairsSaid(db: Db, { id, fromId, intoId, at }: Pick<Merge, "id" | "fromId" | "intoId" | "at">) {
  const said = await db.$queryRaw<{ a: string; b: string; requestId: string; createdAt: string; kinds: string[] }[]>`
    with came as (
      select q."id", q."createdAt", k."kind", owner."id" as "card" from "Request" q
        join "RequestKey" k on k."requestId" = q."id"
        join "ContactPoint" p on p."kind" = k."kind" and p."canonical" = k."canonical" and not p."shared" and p."retiredAt" is null
          and p."createdAt" < q."createdAt"
        cross join lateral (select coalesce((
          select (r."before" #>> '{}')::uuid from "Merge" g join "MergeRow" r on r."mergeId" = g."id" and r."table" = 'ContactPoint' and r."act" = 'moved'
            and r."key" = jsonb_build_object('id', p."id")
          where g."intoId" = p."customerId" and g."undoneAt" is null and g."at" > q."createdAt" order by g."id" limit 1), p."customerId") as "id") owner
      where q."customerId" in (${fromId}::uuid, ${intoId}::uuid) and q."createdAt" > ${at.toISOString()}::timestamptz
    )
    select distinct on (1, 2) least(x."card", y."card")::text as "a", greatest(x."card", y."card")::text as "b", x."id" as "requestId",
      to_jsonb(x."createdAt") #>> '{}' as "createdAt", array[x."kind"::text, y."kind"::text] as "kinds"
    from came x join came y on y."id" = x."id" and y."card" > x."card"
    where (x."card", y."card") <> (least(${fromId}::uuid, ${intoId}::uuid), greatest(${fromId}::uuid, ${intoId}::uuid))
      and not exists (select 1 from "MergeSuggestion" s where s."customerAId" = x."card" and s."customerBId" = y."card")
      and not exists (select 1 from "Merge" g join "MergeRow" r on r."mergeId" = g."id" and r."table" = ${PAIRS} and r."act" = 'removed'
        where g."intoId" in (${fromId}::uuid, ${intoId}::uuid) and g."undoneAt" is null and g."id" <> ${id}::uuid
          and r."before"->>'customerAId' = x."card"::text and r."before"->>'customerBId' = y."card"::text)
    order by 1, 2, x."createdAt"`;
  for (const { a, b, kinds, ...one } of said) {
    const reasons = [{ reason: "keysOnOneRequest", kinds: [...new Set(kinds)].sort() }];
    const row = { id: newId(), customerAId: a, customerBId: b, status: "open", source: "intake", ...one };
    await settle(db, PAIRS, { ...row, score: SCORE.keysOnOneRequest, reasons });
  }
}
