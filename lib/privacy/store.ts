import type { Db } from "@/lib/base/db";
import { notFound } from "@/lib/base/errors";
import { Prisma } from "@/prisma/generated/client";
import { cardsOf, type Held, held } from "./held";

const sql = Prisma.sql;
const named = (name: string) => Prisma.raw(`"${name}"`);

export type Card = { id: string; code: string; name: string | null; erasedAt: Date | null };

/** The living card of a code, over any number of merges, also when it was erased. */
export async function findCard(db: Db, code: string): Promise<Card> {
  const [card] = await db.$queryRaw<Card[]>`
    with recursive chain as (
      select "id", "mergedIntoId" from "Customer" where "code" = ${code}
      union select n."id", n."mergedIntoId" from chain h join "Customer" n on n."id" = h."mergedIntoId"
    ) select c."id", c."code", c."name", c."erasedAt" from chain h join "Customer" c on c."id" = h."id" where h."mergedIntoId" is null`;
  if (!card) throw notFound();
  return card;
}

/** Ids of the card and of all that were merged into it. */
export const cardIds = async (db: Db, id: string): Promise<string[]> =>
  (await db.$queryRaw<{ id: string }[]>(cardsOf(id))).map((c) => c.id);

export type Row = { key: string; row: Record<string, unknown> };

/** The next rows of one table that are about these cards, in the order of their keys. */
export function readRows(db: Db, one: Held, cards: string[], after: string, limit: number): Promise<Row[]> {
  const less = one.secret ? sql` - ${one.secret}::text[]` : Prisma.empty;
  const more = one.also ? sql` || ${one.also}` : Prisma.empty;
  return db.$queryRaw<Row[]>`
    select * from (
      select ${one.key} as "key", to_jsonb(t)${less}${more} as "row" from ${named(one.table)} t where ${one.whose(cards)}
    ) r where r."key" collate "C" > ${after} order by r."key" collate "C" limit ${limit}`;
}

/** Does to one table what erasing does to it. @returns how many rows */
export async function eraseRows(db: Db, one: Held, cards: string[]): Promise<number> {
  if (one.erase === "keep") return 0;
  if (one.erase === "delete") return db.$executeRaw`delete from ${named(one.table)} t where ${one.whose(cards)}`;
  const set = Object.entries(one.erase).map(([column, value]) => sql`${named(column)} = ${value}`);
  return db.$executeRaw`update ${named(one.table)} t set ${Prisma.join(set)} where ${one.whose(cards)}`;
}

/** Where the bytes of the customer's files lie, and of the messages as they came. */
export async function filePaths(db: Db, cards: string[]): Promise<string[]> {
  return (await storedFiles(db, cards)).map((f) => f.path);
}

export type StoredFile = { id: string; name: string; path: string };

/** The customer's files, and the messages as they came, oldest first. */
export function storedFiles(db: Db, cards: string[]): Promise<StoredFile[]> {
  const whose = (table: string) => held.find((one) => one.table === table)!.whose(cards);
  return db.$queryRaw<StoredFile[]>`
    select "id", "name", "path" from (
      select t."id", t."name", t."path", t."createdAt" as "at" from "File" t where ${whose("File")}
      union all
      select t."id", case when t."channel" = 'email' then 'original.eml' else 'original.txt' end, t."path", t."receivedAt"
        from "InboundMessage" t where t."path" is not null and ${whose("InboundMessage")}
    ) f order by "at", "id"`;
}
