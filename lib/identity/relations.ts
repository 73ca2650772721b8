import type { Db } from "@/lib/base/db";
import { Prisma } from "@/prisma/generated/client";

/** A column that leads to a card, as the database itself tells. */
export type Relation = {
  table: string;
  column: string;
  /** The primary key without that column. */
  key: string[];
  /** Column → its type, of `key`. */
  types: Record<string, string>;
  /** The column that tells when a row was made. */
  since: string | null;
};

/** All foreign keys to the card, in a fixed order: a table that a later version adds is found without a word here. */
export const customerRelations = (db: Db): Promise<Relation[]> => db.$queryRaw<Relation[]>`
  select t.relname::text as "table", a.attname::text as "column", k."key", k."types",
    (select s.attname::text from pg_attribute s where s.attrelid = t.oid and s.attname in ('createdAt', 'at', 'firstAt')
      order by array_position(array['createdAt', 'at', 'firstAt'], s.attname::text) limit 1) as "since"
  from pg_constraint c join pg_class t on t.oid = c.conrelid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
    cross join lateral (
      select coalesce(array_agg(pa.attname::text order by pa.attnum), '{}') as "key",
        coalesce(jsonb_object_agg(pa.attname, format_type(pa.atttypid, pa.atttypmod)), '{}') as "types"
      from pg_constraint p join pg_attribute pa on pa.attrelid = t.oid and pa.attnum = any(p.conkey)
      where p.conrelid = t.oid and p.contype = 'p' and pa.attname <> a.attname) k
  where c.contype = 'f' and c.confrelid = '"Customer"'::regclass and cardinality(c.conkey) = 1 and t.relnamespace = 'public'::regnamespace
  order by 1, 2`;

/** Suggestions are pairs and move in their own way (`lib/identity/pairs.ts`). */
export const PAIRS = "MergeSuggestion";

/**
 * Unique keys and checks that a row could break when it comes to another card, and which step gets it out of the way. A test fails when
 * the database has one that is not named here.
 */
export const clashes: Record<string, "duplicates" | "pairs" | "oneMain"> = {
  CustomerTag_pkey: "duplicates",
  CustomerRelation_fromId_toId_kind_key: "duplicates",
  relation_of_two: "duplicates",
  MergeSuggestion_customerAId_customerBId_key: "pairs",
  suggestion_pair_ordered: "pairs",
  contact_one_main: "oneMain",
};

/** Columns of this name that are no foreign keys, and why they stay: what happened, happened to that card. */
export const staysBehind: Record<string, string> = {
  Event: "append-only; a card's timeline reads those of the cards merged into it too",
  Reply: "follows its request, by a trigger",
  CustomerMessage: "follows its request, by a trigger",
  CustomerKey: "by what a card is found beside others: made anew from the card",
  ImportRow: "tells which card a line of a file made; taking the import back follows merges itself",
};

/** A name of the catalogue as an identifier. */
export const named = (name: string): Prisma.Sql => {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new Error(`not a name: ${name}`);
  return Prisma.raw(`"${name}"`);
};

/** SQL: the key of row `alias` as JSON, as MergeRow keeps it. */
export const keyOf = ({ key }: Pick<Relation, "key">, alias: string): Prisma.Sql =>
  Prisma.sql`jsonb_build_object(${Prisma.raw(key.map((k) => `'${k}', ${alias}."${k}"`).join(", "))})`;

/** SQL: row `x` is the one whose key MergeRow `m` keeps. */
export const isRow = ({ key, types }: Pick<Relation, "key" | "types">): Prisma.Sql =>
  Prisma.raw(key.map((k) => `x."${k}" = (m."key"->>'${k}')::${types[k]}`).join(" and ") || "true");
