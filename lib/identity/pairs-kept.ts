import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import { PAIRS } from "./relations";
import { ordered, type Row } from "./revive";
import type { Sides } from "./schema";

type Brought = { noteId: bigint; fromId: string; intoId: string; pair: Row };

/**
 * The suggestion of these two is about to be judged by a merge. When another merge brought it here, it speaks of a card that may come
 * back one day: then that merge has it among what it took away, as it was, and only the judgement stays with these two.
 */
export async function keepBrought(db: Db, m: Sides): Promise<void> {
  const [one] = await db.$queryRaw<Brought[]>`
    select r."id" as "noteId", r."before" #>> '{}' as "fromId", r."after" #>> '{}' as "intoId", to_jsonb(s) as "pair"
    from "MergeSuggestion" s join "Merge" g on g."intoId" in (s."customerAId", s."customerBId") and g."undoneAt" is null and g."kind" = 'customer'
      join "MergeRow" r on r."mergeId" = g."id" and r."table" = ${PAIRS} and r."act" = 'moved' and r."key" = jsonb_build_object('id', s."id")
    where s."customerAId" = least(${m.fromId}::uuid, ${m.intoId}::uuid) and s."customerBId" = greatest(${m.fromId}::uuid, ${m.intoId}::uuid)
      and g."id" <> ${m.mergeId}::uuid order by r."id" desc limit 1`;
  if (!one) return;
  const { noteId, fromId, intoId, pair } = one;
  const end = pair.customerAId === intoId ? "customerAId" : "customerBId";
  const kept = ordered(PAIRS, { ...pair, id: newId(), [end]: fromId });
  const ends = [kept.customerAId!, kept.customerBId!];
  await db.$executeRaw`
    update "MergeRow" set "act" = 'removed', "column" = null, "after" = null, "before" = ${JSON.stringify(kept)}::jsonb,
      "key" = jsonb_build_object('id', ${kept.id}::text) where "id" = ${noteId}`;
  await db.$executeRaw`
    with recursive before as (
      select g."id", g."fromId" from "Merge" g where g."intoId" = any(${ends}::uuid[]) and g."undoneAt" is null and g."kind" = 'customer'
      union select g."id", g."fromId" from before b join "Merge" g on g."intoId" = b."fromId" and g."undoneAt" is null and g."kind" = 'customer'
    )
    update "MergeRow" r set "key" = jsonb_build_object('id', ${kept.id}::text) from before b
    where r."mergeId" = b."id" and r."table" = ${PAIRS} and r."act" = 'moved' and r."key" = jsonb_build_object('id', ${pair.id}::text)`;
}
