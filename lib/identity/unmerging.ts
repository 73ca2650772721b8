import type { Db } from "@/lib/base/db";
import { conflict, notFound } from "@/lib/base/errors";
import type { NewEvent } from "@/lib/kernel/events";
import type { Merge } from "@/prisma/generated/client";
import { Prisma } from "@/prisma/generated/client";
import type { Way } from "./arrivals";
import { type Card, fieldColumns, sameValue } from "./card-fields";
import { lockCards, settlePair, writeCard } from "./merging";
import { pairsBack } from "./pairs-back";
import { pairsSaid } from "./pairs-said";
import { recount } from "./recount";
import { customerRelations, named, PAIRS } from "./relations";
import { restoreRemoved, reviveLater } from "./revive";
import type { Sides } from "./schema";
import { movedBy, planUnmerge, type UnmergePlan } from "./unmerge-plan";

export type Unmerging = {
  merge: Merge;
  chosen: ReadonlyMap<string, Way>;
  userId: string | null;
  positionId?: string | undefined;
  now: Date;
  record: (event: NewEvent) => void;
};

/** Locks a merge; the second to undo it is told. */
export async function lockMerge(db: Db, id: string): Promise<Merge> {
  await db.$queryRaw`select 1 from "Merge" where "id" = ${id}::uuid for update`;
  const merge = await db.merge.findUnique({ where: { id } });
  if (!merge) throw notFound();
  return merge;
}

/** Refuses what cannot be undone now: undone already, erased, or the survivor itself was merged on; that merge is to be undone first. */
export async function mustBeUndoable(db: Db, merge: Pick<Merge, "undoneAt">, from: Card, into: Card): Promise<void> {
  if (merge.undoneAt) throw conflict("conflict.mergeUndone");
  for (const card of [from, into])
    if (card.erasedAt) throw conflict({ key: "conflict.cardErased", params: { code: card.code } });
  if (into.mergedIntoId === null) return;
  const next = await db.customer.findUniqueOrThrow({ where: { id: into.mergedIntoId }, select: { code: true } });
  throw conflict({ key: "conflict.mergedOn", params: { code: into.code, into: next.code } });
}

/**
 * Takes a merge of two cards apart again, in the caller's transaction: moved rows and overwritten fields return, what the merge took
 * away stands again, later arrivals go to the side whose key they came by. Other merges into the same card stay as they would be.
 */
export async function unmergeCards(db: Db, u: Unmerging) {
  const { merge } = u;
  const [from, into] = await lockCards(db, merge.fromId, merge.intoId);
  await mustBeUndoable(db, merge, from, into);
  const sides = { mergeId: merge.id, fromId: from.id, intoId: into.id };
  const plan = await planUnmerge(db, merge, into, u.chosen);
  await fieldsReturn(db, into, plan);
  await standAgain(db, from);
  const back = await rowsReturn(db, sides, plan);
  await db.$executeRaw`update "Merge" set "undoneAt" = ${u.now.toISOString()}::timestamptz, "undoneById" = ${u.userId}::uuid
    where "id" = ${merge.id}::uuid`;
  await restoreRemoved(db, sides);
  await mainReturns(db, sides);
  await reviveLater(db, sides);
  await pairsSaid(db, merge);
  await settlePair(db, sides, u, "dismissed");
  await recount(db, [from.id, into.id]);
  await nameAgain(db, merge, [from.id, into.id]);
  await stageAgain(
    db,
    [from.id, into.id],
    plan.fields.find((f) => f.field === "stage")?.value as { value: string; at: string | null },
  );
  const undone = { back, doubtful: plan.doubtful.map(({ key, why, way }) => ({ key, why, way })) };
  await db.$executeRaw`update "Merge" set "undone" = ${JSON.stringify(undone)}::jsonb where "id" = ${merge.id}::uuid`;
  for (const card of [into, from])
    u.record({
      type: "customer.unmerged",
      customerId: card.id,
      ...(u.positionId ? { positionId: u.positionId } : {}),
      subject: { type: "merge", id: merge.id },
      after: { from: from.code, into: into.code, back },
      job: { customerId: card.id, reason: "level" },
    });
  return { from, into, back, doubtful: plan.doubtful };
}

async function fieldsReturn(db: Db, into: Card, plan: UnmergePlan): Promise<void> {
  let columns = {};
  for (const { field, value, now, links } of plan.fields) {
    if (field !== "stage" && !sameValue(field, value, now))
      columns = { ...columns, ...fieldColumns({ ...into, ...columns }, field, value) };
    for (const link of links)
      await db.$executeRaw`update "MergeRow" set "before" = ${JSON.stringify(link.before)}::jsonb, "after" = ${JSON.stringify(link.after)}::jsonb
        where "mergeId" = ${link.mergeId}::uuid and "table" = 'Customer' and "act" = 'changed' and "column" = ${field}`;
  }
  await writeCard(db, into.id, columns);
  await confirmedOnce(db, into.id);
}

/** The tombstone is a card again. */
async function standAgain(db: Db, from: Card): Promise<void> {
  await confirmedOnce(db, from.id);
  await db.$executeRaw`update "Customer" set "mergedIntoId" = null, "checkedAt" = null, "version" = "version" + 1 where "id" = ${from.id}::uuid`;
}

/** A national ID that another card confirmed meanwhile comes back as one that was only said. */
const confirmedOnce = (db: Db, id: string): Promise<number> => db.$executeRaw`
  update "Customer" c set "nationalIdConfirmedAt" = null where c."id" = ${id}::uuid and c."nationalIdConfirmedAt" is not null and exists (
    select 1 from "Customer" o where o."nationalId" = c."nationalId" and o."id" <> c."id" and o."nationalIdConfirmedAt" is not null
      and o."mergedIntoId" is null and o."erasedAt" is null)`;

/** Rows that are still where the merge put them, and later arrivals of that side. @returns rows by table */
async function rowsReturn(db: Db, m: Sides, plan: UnmergePlan): Promise<Record<string, number>> {
  const back: Record<string, number> = {};
  for (const relation of await customerRelations(db)) {
    if (relation.table === PAIRS) continue;
    const [table, column] = [named(relation.table), named(relation.column)];
    const stay =
      relation.table === "Request" && plan.stay.length > 0
        ? Prisma.sql`and x."id" <> all(${plan.stay}::uuid[])`
        : Prisma.empty;
    let n = await db.$executeRaw`
      update ${table} x set ${column} = ${m.fromId}::uuid where ${movedBy(relation, m.mergeId)} and x.${column} = ${m.intoId}::uuid ${stay}`;
    const go = plan.go.get(`${relation.table}/${relation.column}`) ?? [];
    if (go.length > 0)
      n += await db.$executeRaw`
        update ${table} x set ${column} = ${m.fromId}::uuid where x.${column} = ${m.intoId}::uuid and x.${named(relation.key[0]!)} = any(${go}::uuid[])`;
    if (n > 0) back[relation.table] = (back[relation.table] ?? 0) + n;
  }
  const pairs = await pairsBack(db, m, plan.go.get("Request/customerId") ?? []);
  if (pairs > 0) back[PAIRS] = pairs;
  return back;
}

/** A main way is main again, unless its card has got another one. */
const mainReturns = (db: Db, m: Sides): Promise<number> => db.$executeRaw`
  update "ContactPoint" x set "main" = true from "MergeRow" m
  where m."mergeId" = ${m.mergeId}::uuid and m."table" = 'ContactPoint' and m."act" = 'changed' and m."column" = 'main'
    and x."id" = (m."key"->>'id')::uuid and x."customerId" = ${m.fromId}::uuid and not x."main" and x."retiredAt" is null
    and not exists (select 1 from "ContactPoint" y where y."customerId" = x."customerId" and y."kind" = x."kind" and y."main" and y."retiredAt" is null)`;

/** A name that a later arrival would have told a card that has none. */
async function nameAgain(db: Db, merge: Pick<Merge, "at">, ids: string[]): Promise<void> {
  const nameless = await db.$queryRaw<{ id: string; name: string }[]>`
    select c."id", q."senderName" as "name" from "Customer" c cross join lateral (
      select r."senderName" from "Request" r where r."customerId" = c."id" and r."createdAt" > ${merge.at.toISOString()}::timestamptz
        and r."senderName" is not null order by r."createdAt", r."id" limit 1) q
    where c."id" = any(${ids}::uuid[]) and c."name" is null`;
  for (const { id, name } of nameless) await writeCard(db, id, fieldColumns({ id } as Card, "name", name));
}

/** A customer is who began as one, bought, was called one by an officer, or has one merged into him that stands. The rest are leads. */
async function stageAgain(
  db: Db,
  [from, into]: [string, string] | string[],
  base: { value: string; at: string | null } | undefined,
) {
  await db.$executeRaw`
    with told as (
      select c."id", c."purchaseCount" > 0 or (c."id" = ${from}::uuid and c."stage" = 'customer') or (c."id" = ${into}::uuid and (
        ${base?.value ?? "lead"} = 'customer'
        or exists (select 1 from "Merge" m join "Customer" f on f."id" = m."fromId" and f."stage" = 'customer'
          where m."intoId" = c."id" and m."kind" = 'customer' and m."undoneAt" is null)
        or exists (select 1 from "Event" e where e."customerId" = c."id" and e."type" in ('customer.stageChanged', 'customer.updated')
          and e."before"->>'stage' = 'lead' and e."after"->>'stage' = 'customer' and e."after"->>'by' is distinct from 'purchase'))) as "bought"
      from "Customer" c where c."id" in (${from}::uuid, ${into}::uuid)
    )
    update "Customer" c set "stage" = case when t."bought" then 'customer' else 'lead' end::"CustomerStage",
      "stageSince" = case when t."bought" then (select min(p."createdAt") from "Purchase" p where p."customerId" = c."id")
        else ${base?.at ?? null}::timestamptz end
    from told t where t."id" = c."id" and (c."stage" = 'customer') <> t."bought"`;
}
