import type { Db } from "@/lib/base/db";
import type { Json } from "@/lib/kernel/events";
import { Prisma } from "@/prisma/generated/client";
import type { Sides } from "./schema";

/** A row of two ends that a merge took away, as it stood. */
export type Row = { id: string } & { [column: string]: Json };
type Ended = "CustomerRelation" | "MergeSuggestion";
const ENDS: Record<Ended, [string, string]> = {
  CustomerRelation: ["fromId", "toId"],
  MergeSuggestion: ["customerAId", "customerBId"],
};
const TABLES = Object.keys(ENDS) as Ended[];

/** What the merge took away stands again: tags that both had, relations and suggestions that became the same. */
export async function restoreRemoved(db: Db, m: Sides): Promise<void> {
  await db.$executeRaw`
    insert into "CustomerTag" select t.* from "MergeRow" r, jsonb_populate_record(null::"CustomerTag", r."before") t
    where r."mergeId" = ${m.mergeId}::uuid and r."table" = 'CustomerTag' and r."act" = 'removed'
      and exists (select 1 from "Tag" g where g."id" = t."tagId") on conflict do nothing`;
  await db.$executeRaw`
    insert into "CustomerRelation" select t.* from "MergeRow" r, jsonb_populate_record(null::"CustomerRelation", r."before") t
    where r."mergeId" = ${m.mergeId}::uuid and r."table" = 'CustomerRelation' and r."act" = 'removed'
      and not exists (select 1 from "Customer" c where c."id" in (t."fromId", t."toId") and c."mergedIntoId" is not null) on conflict do nothing`;
  for (const table of TABLES) {
    const removed = await db.$queryRaw<{ before: Row }[]>`
      select r."before" from "MergeRow" r where r."mergeId" = ${m.mergeId}::uuid and r."table" = ${table} and r."act" = 'removed'
        and not exists (select 1 from "CustomerRelation" x where x."id"::text = r."before"->>'id') order by r."id"`;
    for (const { before } of removed) await settle(db, table, before);
  }
}

/**
 * Other merges still stand, and are as they would be without the one undone: what they took away because of its rows comes to their
 * survivor after all, and what they took away of its rows is the loser's again.
 */
export async function reviveLater(db: Db, m: Sides): Promise<void> {
  for (const table of TABLES) {
    const [a, b] = ENDS[table].map((c) => Prisma.raw(`'${c}'`)) as [Prisma.Sql, Prisma.Sql];
    const own = await db.$queryRaw<{ before: Row }[]>`
      with patched as (
        delete from "MergeRow" r using "MergeRow" w, "Merge" g
        where w."mergeId" = ${m.mergeId}::uuid and w."table" = ${table} and w."act" = 'moved' and r."table" = ${table} and r."act" = 'removed'
          and r."before"->>'id' = w."key"->>'id' and g."id" = r."mergeId" and g."undoneAt" is null and g."id" <> w."mergeId"
        returning r."before", r."id")
      select case when p."before"->>${a} = ${m.intoId} then jsonb_set(p."before", array[${a}], to_jsonb(${m.fromId}::text))
        else jsonb_set(p."before", array[${b}], to_jsonb(${m.fromId}::text)) end as "before" from patched p order by p."id"`;
    for (const { before } of own) await settle(db, table, before);
    for (const before of await clashesGone(db, table, m)) await settle(db, table, before);
  }
  await db.$executeRaw`
    with gone as (
      delete from "MergeRow" r using "Merge" g where g."id" = r."mergeId" and g."intoId" = ${m.intoId}::uuid and g."undoneAt" is null
        and g."kind" = 'customer' and r."table" = 'CustomerTag' and r."act" = 'removed'
        and exists (select 1 from "MergeRow" w where w."mergeId" = ${m.mergeId}::uuid and w."table" = 'CustomerTag' and w."act" = 'moved'
          and w."key"->>'tagId' = r."before"->>'tagId')
        and not exists (select 1 from "CustomerTag" t where t."customerId" = ${m.intoId}::uuid and t."tagId" = (r."before"->>'tagId')::uuid)
        and exists (select 1 from "Tag" t where t."id" = (r."before"->>'tagId')::uuid)
      returning r.*
    ), first as (select distinct on ("before"->>'tagId') * from gone order by "before"->>'tagId', "id"),
    again as (
      insert into "CustomerTag" select ${m.intoId}::uuid, (f."before"->>'tagId')::uuid, (f."before"->>'at')::timestamptz from first f
    )
    insert into "MergeRow" ("mergeId", "table", "key", "act", "column", "before", "after")
    select x."mergeId", x."table", x."key", case when f."id" is null then 'removed' else 'moved' end::"MergeAct",
      case when f."id" is null then null else 'customerId' end, case when f."id" is null then x."before" else x."before"->'customerId' end,
      case when f."id" is null then null else to_jsonb(${m.intoId}::text) end
    from gone x left join first f on f."id" = x."id" order by x."id"`;
  await db.$executeRaw`
    with free as (
      select distinct on (x."kind") x."id", r."id" as "row" from "MergeRow" r join "Merge" g on g."id" = r."mergeId"
        join "ContactPoint" x on x."id" = (r."key"->>'id')::uuid
      where g."intoId" = ${m.intoId}::uuid and g."undoneAt" is null and r."table" = 'ContactPoint' and r."act" = 'changed' and r."column" = 'main'
        and x."customerId" = ${m.intoId}::uuid and x."retiredAt" is null and not exists (select 1 from "ContactPoint" y
          where y."customerId" = x."customerId" and y."kind" = x."kind" and y."main" and y."retiredAt" is null)
        and exists (select 1 from "MergeRow" w join "ContactPoint" z on z."id" = (w."key"->>'id')::uuid
          where w."mergeId" = ${m.mergeId}::uuid and w."table" = 'ContactPoint' and w."act" = 'moved' and z."kind" = x."kind" and z."main")
      order by x."kind", r."id"
    ), again as (update "ContactPoint" x set "main" = true from free f where x."id" = f."id")
    delete from "MergeRow" r using free f where r."id" = f."row"`;
}

/** Rows that standing merges took away because of one that has gone back now. */
async function clashesGone(db: Db, table: Ended, m: Sides): Promise<Row[]> {
  const [a, b] = ENDS[table];
  const [ca, cb] = [Prisma.raw(`"${a}"`), Prisma.raw(`"${b}"`)];
  const [ja, jb] = [Prisma.raw(`'${a}'`), Prisma.raw(`'${b}'`)];
  const same =
    table === "CustomerRelation"
      ? Prisma.sql`x."kind"::text = r."before"->>'kind' and ((e."a" = ${m.intoId}::uuid and x.${ca} = ${m.fromId}::uuid and e."b" = x.${cb})
          or (e."b" = ${m.intoId}::uuid and x.${cb} = ${m.fromId}::uuid and e."a" = x.${ca}))`
      : Prisma.sql`${m.intoId}::uuid in (e."a", e."b") and ${m.fromId}::uuid in (x.${ca}, x.${cb})
          and (case when e."a" = ${m.intoId}::uuid then e."b" else e."a" end) = (case when x.${ca} = ${m.fromId}::uuid then x.${cb} else x.${ca} end)`;
  const rows = await db.$queryRaw<{ before: Row }[]>`
    with back as (
      select x.* from ${Prisma.raw(`"${table}"`)} x join "MergeRow" w on w."mergeId" = ${m.mergeId}::uuid and w."table" = ${table}
        and w."act" = 'moved' and x."id" = (w."key"->>'id')::uuid where ${m.fromId}::uuid in (x.${ca}, x.${cb})
    ), gone as (
      select r."id" from "Merge" g join "MergeRow" r on r."mergeId" = g."id" and r."table" = ${table} and r."act" = 'removed'
        cross join lateral (select live_customer((r."before"->>${ja})::uuid) as "a", live_customer((r."before"->>${jb})::uuid) as "b") e
      where g."undoneAt" is null and g."kind" = 'customer'
        and g."intoId" in (select ${m.intoId}::uuid union select x.${ca} from back x union select x.${cb} from back x)
        and exists (select 1 from back x where ${same})
    ), deleted as (delete from "MergeRow" r using gone g where r."id" = g."id" returning r."id", r."before")
    select d."before" from deleted d order by d."id"`;
  return rows.map((r) => r.before);
}

/**
 * Puts a row where it would stand had it been there all the time: each of its ends follows the merges that still stand, which write
 * it down as their own, moved or taken away.
 */
export async function settle(db: Db, table: Ended, row: Row): Promise<void> {
  const ends = ENDS[table];
  let at = row;
  for (;;) {
    const [hop] = await db.$queryRaw<{ id: string; fromId: string; intoId: string }[]>`
      select g."id", g."fromId", g."intoId" from "Merge" g join "Customer" c on c."id" = g."fromId" and c."mergedIntoId" = g."intoId"
      where g."fromId" = any(${ends.map((c) => at[c]!)}::uuid[]) and g."kind" = 'customer' and g."undoneAt" is null order by g."id" limit 1`;
    if (!hop) break;
    const column = ends.find((c) => at[c] === hop.fromId)!;
    const moved = ordered(table, { ...at, [column]: hop.intoId });
    const clash = moved[ends[0]] === moved[ends[1]] || (await taken(db, table, moved));
    const note = clash
      ? Prisma.sql`'removed', null, ${JSON.stringify(at)}::jsonb, null`
      : Prisma.sql`'moved', ${table === "MergeSuggestion" ? "pair" : column}, to_jsonb(${hop.fromId}::text), to_jsonb(${hop.intoId}::text)`;
    await db.$executeRaw`insert into "MergeRow" ("mergeId", "table", "key", "act", "column", "before", "after")
      select ${hop.id}::uuid, ${table}, jsonb_build_object('id', ${row.id}::text), ${note}`;
    if (clash) return;
    at = moved;
  }
  const into = Prisma.raw(`"${table}"`);
  await db.$executeRaw`insert into ${into} select t.* from jsonb_populate_record(null::${into}, ${JSON.stringify(ordered(table, at))}::jsonb) t
    on conflict do nothing`;
}

export function ordered(table: Ended, row: Row): Row {
  const [a, b] = ENDS[table];
  return table === "MergeSuggestion" && row[a]! > row[b]! ? { ...row, [a]: row[b]!, [b]: row[a]! } : row;
}

async function taken(db: Db, table: Ended, row: Row): Promise<boolean> {
  const found =
    table === "MergeSuggestion"
      ? await db.$queryRaw<
          unknown[]
        >`select 1 from "MergeSuggestion" where "customerAId" = ${row.customerAId}::uuid and "customerBId" = ${row.customerBId}::uuid`
      : await db.$queryRaw<
          unknown[]
        >`select 1 from "CustomerRelation" where "fromId" = ${row.fromId}::uuid and "toId" = ${row.toId}::uuid
          and "kind" = ${row.kind}::"RelationKind"`;
  return found.length > 0;
}
