import type { Db } from "@/lib/base/db";
import { emailStem } from "@/lib/base/email";
import type { Base } from "./likeness-evidence";
import { type Features, featuresOf, type LikenessCard, tokensOf } from "./likeness-features";
import { BLOCK_LIMIT, keysOf, MOST_COMPARED } from "./likeness-keys";

/** Only one looks for likeness at a time: two would write the same suggestions in another order. `wait` false: null when one does. */
export async function lockLikeness(db: Db, wait: boolean): Promise<boolean> {
  const [row] = wait
    ? await db.$queryRaw<{ held: boolean }[]>`
        select pg_advisory_xact_lock(hashtext('identity.likeness'))::text is not null as "held"`
    : await db.$queryRaw<
        { held: boolean }[]
      >`select pg_try_advisory_xact_lock(hashtext('identity.likeness')) as "held"`;
  return row?.held ?? false;
}

type Row = Omit<LikenessCard, "points"> & {
  points: (LikenessCard["points"][number] & { id: string; stem: string | null })[];
};

/** The living ones among these cards, ready to be compared. */
export async function loadFeatures(db: Db, ids: readonly string[]): Promise<Map<string, Features>> {
  const rows = await loadRows(db, ids);
  return new Map(rows.map((row) => [row.id, featuresOf(row)]));
}

const loadRows = (db: Db, ids: readonly string[]): Promise<Row[]> => db.$queryRaw<Row[]>`
  select c."id", c."kind"::text, c."name", c."nationalId", c."nationalIdConfirmedAt" is not null as "nationalIdConfirmed",
    c."birthday"::text, c."city", c."address", c."postalCode",
    (select coalesce(json_agg(json_build_object('id', p."id", 'kind', p."kind", 'canonical', p."canonical", 'stem', p."stem",
        'shared', p."shared", 'retired', p."retiredAt" is not null)), '[]')
      from (select * from "ContactPoint" p where p."customerId" = c."id" limit 30) p) as "points"
  from "Customer" c where c."id" = any(${ids}::uuid[]) and c."mergedIntoId" is null and c."erasedAt" is null`;

/**
 * Makes the keys of these cards anew (none for cards that were merged or erased), counts what cards bring that were never seen here, and
 * fills in mailboxes that are missing. Only under `lockLikeness`: it adds what is not there. @returns the living cards
 */
export async function keepKeys(db: Db, ids: readonly string[]): Promise<Map<string, Features>> {
  const rows = await loadRows(db, ids);
  const cards = new Map(rows.map((row) => [row.id, featuresOf(row)]));
  const keys = [...cards].flatMap(([id, card]) => keysOf(card).map((key) => ({ id, key })));
  const fresh = await db.$queryRaw<{ id: string }[]>`
    with given as materialized (select * from unnest(${keys.map((k) => k.id)}::uuid[], ${keys.map((k) => k.key)}::bigint[]) as g("id", "key")),
    gone as (
      delete from "CustomerKey" x where x."customerId" = any(${ids}::uuid[])
        and not exists (select 1 from given g where g."id" = x."customerId" and g."key" = x."key")
    ), added as (
      insert into "CustomerKey" ("customerId", "key")
      select "id", "key" from given except select "customerId", "key" from "CustomerKey" where "customerId" = any(${ids}::uuid[]) order by 2, 1
    )
    select d."id" from (select distinct "id" from given) d
    where not exists (select 1 from "CustomerKey" x where x."customerId" = d."id")`;
  await countTokens(
    db,
    fresh.map((one) => cards.get(one.id)).filter((one) => one !== undefined),
  );
  await fillStems(db, rows);
  return cards;
}

const ALL = "#";

async function countTokens(db: Db, cards: readonly Features[]): Promise<void> {
  if (cards.length === 0) return;
  const counts = new Map([[ALL, cards.length]]);
  for (const card of cards) for (const token of tokensOf(card)) counts.set(token, (counts.get(token) ?? 0) + 1);
  await db.$executeRaw`
    insert into "LikenessCount" ("token", "count")
    select * from unnest(${[...counts.keys()]}::text[], ${[...counts.values()]}::int[]) as n("token", "count") order by 1
    on conflict ("token") do update set "count" = "LikenessCount"."count" + excluded."count"`;
}

async function fillStems(db: Db, rows: readonly Row[]): Promise<void> {
  const missing = rows.flatMap((row) => row.points.filter((p) => p.kind === "email" && p.stem === null));
  if (missing.length === 0) return;
  await db.$executeRaw`
    update "ContactPoint" p set "stem" = n."stem"
    from unnest(${missing.map((p) => p.id)}::uuid[], ${missing.map((p) => emailStem(p.canonical))}::text[]) as n("id", "stem")
    where p."id" = n."id"`;
}

/** How often the values of these cards occur in the base. */
export async function loadBase(db: Db, cards: Iterable<Features>): Promise<Base> {
  const tokens = new Set([ALL]);
  for (const card of cards) for (const token of tokensOf(card)) tokens.add(token);
  const rows = await db.$queryRaw<{ token: string; count: number }[]>`
    select "token", "count" from "LikenessCount" where "token" = any(${[...tokens]}::text[])`;
  const counts = new Map(rows.map((row) => [row.token, row.count]));
  return { cards: counts.get(ALL) ?? 0, count: (token) => counts.get(token) ?? 0 };
}

/** After all keys were made: blocks are then read from the index alone, without a visit to each row. Not within a transaction. */
export const tidyKeys = (db: Db): Promise<number> => db.$executeRaw`vacuum (analyze) "CustomerKey"`;

export type Pair = { a: string; b: string };

/**
 * Cards that share keys enough with one of these to be compared (`lib/identity/likeness-keys`): of each the nearest few, by how rare the
 * shared keys are, so that a card costs the same in a large base. And pairs that wait to be judged already.
 * `later`: only with cards of greater ids, so that a walk over all of them meets each pair once.
 * `told` is materialized, or the planner carries whole blocks through a sort that spills to disk; keys in order read the index in order.
 */
export async function findPairs(
  db: Db,
  ids: readonly string[],
  later: boolean,
): Promise<{ pairs: Pair[]; skipped: number }> {
  const [row] = await db.$queryRaw<[{ a: string[]; b: string[]; skipped: number }]>`
    with mine as materialized (select "key", "customerId" from "CustomerKey" where "customerId" = any(${ids}::uuid[])),
    blocks as materialized (
      select d."key", array(select x."customerId" from "CustomerKey" x where x."key" = d."key" order by x."customerId" limit ${BLOCK_LIMIT + 1}::int) as "ids"
      from (select distinct "key" from mine order by 1) d
    ), told as materialized (
      select "key", "ids", (case when "key" < 0 then 2 else 1 end) as "strength", ln(${2 * BLOCK_LIMIT}::float / (cardinality("ids") - 1)) as "rarity"
      from blocks where cardinality("ids") between 2 and ${BLOCK_LIMIT}::int
    ), met as (
      select m."customerId" as "a", o."id" as "b",
        row_number() over (partition by m."customerId" order by sum(k."rarity") desc, o."id") as "place"
      from mine m join told k on k."key" = m."key" cross join unnest(k."ids") as o("id")
      where o."id" <> m."customerId" and (not ${later}::boolean or o."id" > m."customerId")
      group by 1, 2 having sum(k."strength") >= 2
    ), near as (
      select "a", "b" from met where "place" <= ${later ? MOST_COMPARED : 2 * MOST_COMPARED}::int
      union
      select s."customerAId", s."customerBId" from "MergeSuggestion" s
        where s."status" = 'open' and (s."customerAId" = any(${ids}::uuid[]) or (not ${later}::boolean and s."customerBId" = any(${ids}::uuid[])))
    )
    select coalesce(array_agg(least("a", "b")::text), '{}') as "a", coalesce(array_agg(greatest("a", "b")::text), '{}') as "b",
      (select count(*)::int from blocks where cardinality("ids") > ${BLOCK_LIMIT}::int and "ids"[1] = any(${ids}::uuid[])) as "skipped"
    from near`;
  const once = new Map(row.a.map((a, i) => [`${a}${row.b[i]}`, { a, b: row.b[i]! }]));
  return { pairs: [...once.values()], skipped: row.skipped };
}
