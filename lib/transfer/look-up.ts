import type { Db } from "@/lib/base/db";
import type { Candidate } from "@/lib/identity/rules";
import type { Json } from "@/lib/kernel/events";
import { Prisma } from "@/prisma/generated/client";
import { companiesOf, membersOf } from "./companies";
import type { Card, Known } from "./plan";
import type { ReadRow } from "./read-row";

/** Whoever brings one of these keys waits until we have committed, as with every intake; and imports wait for each other. */
export async function lockRows(db: Db, rows: readonly ReadRow[]): Promise<void> {
  const names = rows.flatMap((row) => row.keys.map((k) => `${k.kind}:${k.canonical}`));
  await db.$queryRaw`select pg_advisory_xact_lock(hashtext('customers.import'))::text`;
  await db.$queryRaw`
    select pg_advisory_xact_lock(h)::text from (
      select distinct hashtextextended(name, 0) as h from unnest(${names}::text[]) as name order by 1 offset 0) as locks`;
}

/** All that is known of these rows, in three statements (five where rows name companies); merged cards count as their target. @param lock also the cards */
export async function lookUp(db: Db, rows: readonly ReadRow[], lock: boolean): Promise<Known> {
  const points = await pointsOf(db, rows);
  const others = await othersOf(db, rows);
  const named = await companiesOf(db, rows);
  const own = [...points.map((p) => p.customerId), ...others.flatMap((o) => (o.what === "holder" ? [] : [o.id]))];
  const cards = await cardsOf(db, [...new Set([...own, ...named.values()])], lock);
  const of = (what: string) => others.filter((o) => o.what === what);
  const holders = new Map<string, string[]>();
  for (const { name, id } of of("holder")) holders.set(name, [...(holders.get(name) ?? []), id]);
  return {
    points,
    holders,
    codes: new Map(of("code").map((o) => [o.name, o.id])),
    hashes: new Map(of("hash").map((o) => [o.name, o.id])),
    cards,
    companies: new Map([...named].flatMap(([name, id]) => (cards.has(id) ? [[name, cards.get(id)!] as const] : []))),
    members: await membersOf(db, own, [...named.values()]),
  };
}

async function pointsOf(db: Db, rows: readonly ReadRow[]): Promise<Candidate[]> {
  const keys = rows.flatMap((row) => row.keys.map(({ kind, canonical }) => ({ kind, canonical })));
  if (keys.length === 0) return [];
  const found = await db.$queryRaw<(Omit<Candidate, "provedAt"> & { provedAt: Date | null })[]>`
    with recursive asked as (
      select distinct * from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k("kind" text, "canonical" text) limit 5000),
    found as (
      select p.* from asked k cross join lateral (
        select * from "ContactPoint" p
        where p."kind" = k."kind"::"ContactKind" and p."canonical" = k."canonical" and p."retiredAt" is null
        order by p."shared", p."createdAt" desc limit 6) p
    ), chain as (
      select distinct f."customerId" as "from", c."id", c."mergedIntoId" from found f
        cross join lateral (select "id", "mergedIntoId" from "Customer" where "id" = f."customerId" limit 1) c
      union
      select h."from", c."id", c."mergedIntoId" from chain h
        cross join lateral (select "id", "mergedIntoId" from "Customer" where "id" = h."mergedIntoId" limit 1) c
    )
    select f."id" as "pointId", h."id" as "customerId", f."kind"::text, f."canonical", f."state"::text, f."provedAt", f."shared", f."origin"
    from found f join chain h on h."from" = f."customerId" and h."mergedIntoId" is null`;
  return found;
}

type Other = { what: "code" | "hash" | "holder"; name: string; id: string };

/** Cards by the codes that rows name, by the same line brought in before, and by national ID. */
function othersOf(db: Db, rows: readonly ReadRow[]): Promise<Other[]> {
  const codes = rows.flatMap((row) => row.code ?? []);
  const ids = rows.flatMap((row) => (typeof row.values.nationalId === "string" ? [row.values.nationalId] : []));
  const hashes = rows.map((row) => row.hash);
  return db.$queryRaw<Other[]>`
    with recursive named as (
      select 'code' as "what", "code" as "name", "id" from "Customer" where "code" = any(${codes}::text[])
      union all
      select * from (select distinct on (r."hash") 'hash', r."hash", r."customerId" from "ImportRow" r
        where r."hash" = any(${hashes}::text[]) and r."undoneAt" is null and r."customerId" is not null
        order by r."hash", r."importId" desc) as h
    ), chain as (
      select n."what", n."name", c."id", c."mergedIntoId", c."erasedAt" from named n join "Customer" c on c."id" = n."id"
      union
      select h."what", h."name", c."id", c."mergedIntoId", c."erasedAt" from chain h join "Customer" c on c."id" = h."mergedIntoId"
    )
    select "what", "name", "id" from chain where "mergedIntoId" is null and "erasedAt" is null
    union all
    select 'holder', "nationalId", "id" from "Customer"
      where "nationalId" = any(${ids}::text[]) and "mergedIntoId" is null`;
}

type Row = Omit<Card, "values" | "lists" | "tags" | "fresh"> & {
  fields: Record<string, Json>;
  lists: Card["lists"];
  custom: Record<string, Json>;
  tags: string[];
};

/** Cards as an import sees them. @param lock until the end of the transaction */
export async function cardsOf(db: Db, ids: string[], lock: boolean): Promise<Map<string, Card>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<Row[]>`
    select c."id", c."code", c."kind"::text, c."stage"::text, c."name", c."nationalIdConfirmedAt" is not null as "idConfirmed",
      c."mergedIntoId" is not null or c."erasedAt" is not null as "gone", c."custom",
      jsonb_build_object('nationalId', c."nationalId", 'province', c."province", 'city', c."city", 'address', c."address",
        'postalCode', c."postalCode", 'birthday', c."birthday", 'incomeBand', c."incomeBand", 'expectations', c."expectations") as "fields",
      jsonb_build_object('interests', c."interests", 'tastes', c."tastes", 'services', c."services") as "lists",
      array(select t."key" from "CustomerTag" g join "Tag" t on t."id" = g."tagId" where g."customerId" = c."id") as "tags"
    from "Customer" c where c."id" = any(${ids}::uuid[]) order by c."id" ${lock ? Prisma.sql`for no key update of c` : Prisma.empty}`;
  return new Map(
    rows.map(({ fields, custom, tags, ...card }) => {
      const own = Object.entries(custom).map(([id, value]) => [`custom:${id}`, value] as const);
      return [
        card.id,
        { ...card, values: { ...fields, ...Object.fromEntries(own) }, tags: new Set(tags), fresh: false },
      ];
    }),
  );
}
