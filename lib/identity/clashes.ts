import type { Db } from "@/lib/base/db";

type Sides = { mergeId: string; fromId: string; intoId: string };

/**
 * Gets out of the way what the survivor has already: the same tag, the same relation, a relation between the two, a second main way of
 * a kind. What is taken away stands whole in MergeRow. @returns rows by table
 */
export async function clearClashes(db: Db, m: Sides): Promise<Record<string, number>> {
  const tags = await db.$executeRaw`
    with gone as (
      delete from "CustomerTag" x using "CustomerTag" y
      where x."customerId" = ${m.fromId}::uuid and y."customerId" = ${m.intoId}::uuid and y."tagId" = x."tagId" returning x.*
    ) insert into "MergeRow" ("mergeId", "table", "key", "act", "before")
    select ${m.mergeId}::uuid, 'CustomerTag', jsonb_build_object('tagId', g."tagId"), 'removed', to_jsonb(g) from gone g`;
  const relations = await db.$executeRaw`
    with gone as (
      delete from "CustomerRelation" x where (x."fromId" = ${m.fromId}::uuid and (x."toId" = ${m.intoId}::uuid or exists (
          select 1 from "CustomerRelation" y where y."fromId" = ${m.intoId}::uuid and y."toId" = x."toId" and y."kind" = x."kind")))
        or (x."toId" = ${m.fromId}::uuid and (x."fromId" = ${m.intoId}::uuid or exists (
          select 1 from "CustomerRelation" y where y."toId" = ${m.intoId}::uuid and y."fromId" = x."fromId" and y."kind" = x."kind")))
      returning x.*
    ) insert into "MergeRow" ("mergeId", "table", "key", "act", "before")
    select ${m.mergeId}::uuid, 'CustomerRelation', jsonb_build_object('id', g."id"), 'removed', to_jsonb(g) from gone g`;
  await db.$executeRaw`
    with second as (
      update "ContactPoint" x set "main" = false
      where x."customerId" = ${m.fromId}::uuid and x."main" and x."retiredAt" is null and exists (select 1 from "ContactPoint" y
        where y."customerId" = ${m.intoId}::uuid and y."kind" = x."kind" and y."main" and y."retiredAt" is null)
      returning x."id"
    ) insert into "MergeRow" ("mergeId", "table", "key", "act", "column", "before", "after")
    select ${m.mergeId}::uuid, 'ContactPoint', jsonb_build_object('id', s."id"), 'changed', 'main', 'true', 'false' from second s`;
  return { CustomerTag: tags, CustomerRelation: relations };
}

/**
 * Suggestions of the loser become the survivor's. Of two about the same third card one stays: a judged one before an open one. Accepted
 * ones tell what was merged, and stay.
 */
export async function movePairs(db: Db, m: Sides): Promise<number> {
  await db.$executeRaw`
    with pairs as (
      select l."id" as "mine", s."id" as "theirs", l."status" = 'dismissed' and s."status" = 'open' as "better"
      from "MergeSuggestion" l
        cross join lateral (select case when l."customerAId" = ${m.fromId}::uuid then l."customerBId" else l."customerAId" end as "id") x
        join "MergeSuggestion" s on s."customerAId" = least(${m.intoId}::uuid, x."id") and s."customerBId" = greatest(${m.intoId}::uuid, x."id")
      where ${m.fromId}::uuid in (l."customerAId", l."customerBId") and l."status" <> 'accepted'
    ), gone as (
      delete from "MergeSuggestion" g using pairs p where g."id" = case when p."better" then p."theirs" else p."mine" end returning g.*
    ) insert into "MergeRow" ("mergeId", "table", "key", "act", "before")
    select ${m.mergeId}::uuid, 'MergeSuggestion', jsonb_build_object('id', g."id"), 'removed', to_jsonb(g) from gone g`;
  return db.$executeRaw`
    with moved as (
      update "MergeSuggestion" s set "customerAId" = least(${m.intoId}::uuid, x."id"), "customerBId" = greatest(${m.intoId}::uuid, x."id")
      from (select l."id" as "row", case when l."customerAId" = ${m.fromId}::uuid then l."customerBId" else l."customerAId" end as "id"
        from "MergeSuggestion" l where ${m.fromId}::uuid in (l."customerAId", l."customerBId") and l."status" <> 'accepted') x
      where s."id" = x."row" returning s."id"
    ) insert into "MergeRow" ("mergeId", "table", "key", "act", "column", "before", "after")
    select ${m.mergeId}::uuid, 'MergeSuggestion', jsonb_build_object('id', v."id"), 'moved', 'pair',
      to_jsonb(${m.fromId}::text), to_jsonb(${m.intoId}::text) from moved v`;
}
