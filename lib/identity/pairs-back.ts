import type { Db } from "@/lib/base/db";
import type { Sides } from "./schema";

/**
 * Suggestions that the merge moved, and those made by requests that go back, are about the card that was merged away again. Accepted
 * ones tell what was merged and stay; so does one whose pair is judged already. @returns how many
 */
export const pairsBack = (db: Db, m: Sides, requestIds: readonly string[]): Promise<number> => db.$executeRaw`
  update "MergeSuggestion" s set "customerAId" = least(${m.fromId}::uuid, x."id"), "customerBId" = greatest(${m.fromId}::uuid, x."id")
  from (
    select l."id" as "row", case when l."customerAId" = ${m.intoId}::uuid then l."customerBId" else l."customerAId" end as "id"
    from "MergeSuggestion" l where ${m.intoId}::uuid in (l."customerAId", l."customerBId") and l."status" <> 'accepted'
      and ((l."requestId" = any(${[...requestIds]}::uuid[]) and l."mergeId" is null) or exists (select 1 from "MergeRow" r where r."mergeId" = ${m.mergeId}::uuid
        and r."table" = 'MergeSuggestion' and r."act" = 'moved' and r."key" = jsonb_build_object('id', l."id")))
  ) x
  where s."id" = x."row" and x."id" <> ${m.fromId}::uuid and not exists (select 1 from "MergeSuggestion" o
    where o."customerAId" = least(${m.fromId}::uuid, x."id") and o."customerBId" = greatest(${m.fromId}::uuid, x."id"))`;
