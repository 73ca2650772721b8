import type { Db } from "@/lib/base/db";
import { conflict, notFound } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import type { Json, NewEvent } from "@/lib/kernel/events";
import { Prisma } from "@/prisma/generated/client";
import {
  type Card,
  type Choices,
  chooseValue,
  fieldColumns,
  fieldsOf,
  isEmpty,
  readField,
  sameValue,
} from "./card-fields";
import { clearClashes, movePairs } from "./clashes";
import { keepBrought } from "./pairs-kept";
import { recount } from "./recount";
import { customerRelations, keyOf, named, PAIRS, type Relation } from "./relations";
import type { Sides } from "./schema";

export type Merging = {
  fromId: string;
  intoId: string;
  choices?: Choices;
  suggestionId?: string | undefined;
  /** Of either card as the caller saw it; another one now is a conflict. */
  versions?: { from?: number | undefined; into?: number | undefined };
  userId: string | null;
  positionId?: string | undefined;
  now: Date;
  record: (event: NewEvent) => void;
};

export type Merged = { mergeId: string; from: Card; into: Card; counts: Record<string, number> };

/**
 * Merges one card into another, in the caller's transaction: every row that points to it points to the survivor then, found from the
 * foreign keys of the schema; each is written down, so that it can be undone. Locks both cards. Set-based: a statement a table.
 * Throws a conflict when one of them has been merged, erased or changed meanwhile.
 */
export async function mergeCards(db: Db, m: Merging): Promise<Merged> {
  const [from, into] = await lockCards(db, m.fromId, m.intoId);
  mustBeThere(from, m.versions?.from);
  mustBeThere(into, m.versions?.into);
  const choices = meantChoices(from, into, m.choices ?? {});
  const mergeId = await openMerge(db, "customer", { ...m, choices });
  const sides = { mergeId, fromId: from.id, intoId: into.id };
  const counts: Record<string, number> = {};
  const add = (table: string, n: number) => {
    if (n > 0) counts[table] = (counts[table] ?? 0) + n;
  };
  await settlePair(db, sides, m, "accepted");
  for (const [table, n] of Object.entries(await clearClashes(db, sides))) add(table, n);
  add(PAIRS, await movePairs(db, sides));
  for (const relation of await customerRelations(db))
    if (relation.table !== PAIRS) add(relation.table, await moveRows(db, relation, sides));
  await db.$executeRaw`
    update "Customer" set "mergedIntoId" = ${into.id}::uuid, "version" = "version" + 1 where "id" = ${from.id}::uuid`;
  await mergeFields(db, mergeId, from, into, choices);
  await recount(db, [from.id, into.id]);
  await db.$executeRaw`update "Merge" set "counts" = ${JSON.stringify(counts)}::jsonb where "id" = ${mergeId}::uuid`;
  m.record({
    type: "customer.merged",
    customerId: into.id,
    ...(m.positionId ? { positionId: m.positionId } : {}),
    subject: { type: "merge", id: mergeId },
    after: { from: from.code, fromId: from.id, into: into.code, counts },
    job: { customerId: into.id, reason: "level" },
  });
  return { mergeId, from, into, counts };
}

/** Their requests first, then the cards, each in the order of ids: as the verbs of requests do. */
export async function lockCards(db: Db, first: string, second: string): Promise<[Card, Card]> {
  const ids = [...new Set([first, second])];
  await db.$queryRaw`select count(*)::int from (
    select 1 from "Request" where "customerId" = any(${ids}::uuid[]) order by "id" for no key update) as locked`;
  const rows = await db.$queryRaw<{ card: Card }[]>`
    select to_jsonb(c) as "card" from "Customer" c where c."id" = any(${ids}::uuid[]) order by c."id" for update`;
  const [one, other] = [first, second].map((id) => rows.find((r) => r.card.id === id)?.card);
  if (!one || !other) throw notFound();
  return [one, other];
}

export function mustBeThere(card: Card, version?: number): void {
  if (card.mergedIntoId) throw conflict({ key: "conflict.cardMerged", params: { code: card.code } });
  if (card.erasedAt) throw conflict({ key: "conflict.cardErased", params: { code: card.code } });
  if (version !== undefined && version !== card.version)
    throw conflict({ key: "conflict.cardChanged", params: { code: card.code } });
}

export async function openMerge(
  db: Db,
  kind: "customer" | "split",
  m: Pick<Merging, "fromId" | "intoId" | "choices" | "suggestionId" | "userId" | "positionId" | "now">,
): Promise<string> {
  const id = newId();
  await db.merge.create({
    data: {
      id,
      kind,
      fromId: m.fromId,
      intoId: m.intoId,
      choices: (m.choices ?? {}) as Prisma.InputJsonObject,
      at: m.now,
      userId: m.userId,
      positionId: m.positionId ?? null,
      suggestionId: m.suggestionId ?? null,
    },
  });
  return id;
}

/** What people made of the likeness of these two: accepted with a merge, dismissed when it was undone or they were split. */
export async function settlePair(
  db: Db,
  m: Sides,
  by: { userId: string | null; now: Date },
  status: "accepted" | "dismissed",
): Promise<void> {
  const at = by.now.toISOString();
  await keepBrought(db, m);
  if (status === "dismissed")
    await db.$executeRaw`
      insert into "MergeSuggestion" ("id", "customerAId", "customerBId", "score", "reasons", "source", "createdAt")
      values (${newId()}::uuid, least(${m.fromId}::uuid, ${m.intoId}::uuid), greatest(${m.fromId}::uuid, ${m.intoId}::uuid), 0, '[]', 'check',
        ${at}::timestamptz) on conflict ("customerAId", "customerBId") do nothing`;
  await db.$executeRaw`
    update "MergeSuggestion" set "status" = ${status}::"SuggestionStatus", "mergeId" = ${m.mergeId}::uuid, "decidedAt" = ${at}::timestamptz,
      "decidedById" = ${by.userId}::uuid, "laterUntil" = null
    where "customerAId" = least(${m.fromId}::uuid, ${m.intoId}::uuid) and "customerBId" = greatest(${m.fromId}::uuid, ${m.intoId}::uuid)`;
}

/** Points the rows of one relation to the other card and writes each down. `only`: a condition on row `x`. */
export function moveRows(db: Db, relation: Relation, m: Sides, only: Prisma.Sql = Prisma.sql`true`): Promise<number> {
  const [table, column] = [named(relation.table), named(relation.column)];
  return db.$executeRaw`
    with moved as (
      update ${table} x set ${column} = ${m.intoId}::uuid where x.${column} = ${m.fromId}::uuid and ${only} returning ${keyOf(relation, "x")} as "key"
    ) insert into "MergeRow" ("mergeId", "table", "key", "act", "column", "before", "after")
    select ${m.mergeId}::uuid, ${relation.table}, v."key", 'moved', ${relation.column}, to_jsonb(${m.fromId}::text), to_jsonb(${m.intoId}::text)
    from moved v`;
}

/** Without those that say what happens anyway: a form sends them all. */
const meantChoices = (from: Card, into: Card, choices: Choices): Choices =>
  Object.fromEntries(
    Object.entries(choices).filter(([field, choice]) => {
      const [a, b] = [readField(into, field), readField(from, field)];
      // «The other's» of two equal values is meant too: undoing the merge that made them equal asks.
      if (choice === "from" && !isEmpty(b) && sameValue(field, a, b)) return true;
      return !sameValue(field, chooseValue(field, a, b), chooseValue(field, a, b, choice));
    }),
  );

export type Noted = { field: string; before: Json; after: Json };

/** The survivor's fields, as chosen. All are written down, also where nothing changed: undoing another merge asks. */
async function mergeFields(db: Db, mergeId: string, from: Card, into: Card, choices: Choices): Promise<void> {
  const noted: Noted[] = [];
  let columns: { [column: string]: Json } = {};
  for (const field of fieldsOf(into, from)) {
    const [before, other] = [readField(into, field), readField(from, field)];
    const after = chooseValue(field, before, other, choices[field]);
    noted.push({ field, before, after });
    if (!sameValue(field, before, after) || field === "nationalId" || field === "stage")
      columns = { ...columns, ...fieldColumns({ ...into, ...columns }, field, after) };
  }
  await noteFields(db, mergeId, into.id, noted);
  await writeCard(db, into.id, columns);
}

export const noteFields = (db: Db, mergeId: string, cardId: string, noted: readonly Noted[]): Promise<number> =>
  db.$executeRaw`
    insert into "MergeRow" ("mergeId", "table", "key", "act", "column", "before", "after")
    select ${mergeId}::uuid, 'Customer', jsonb_build_object('id', ${cardId}::text), 'changed', n."field", n."before", n."after"
    from jsonb_to_recordset(${JSON.stringify(noted)}::jsonb) as n("field" text, "before" jsonb, "after" jsonb)`;

/** Writes these columns of a card (as `to_jsonb` tells them); its likeness to others is looked for anew. */
export async function writeCard(db: Db, id: string, columns: { [column: string]: Json }): Promise<void> {
  const names = Object.keys(columns);
  const set = names.map((n) => Prisma.sql`${named(n)} = n.${named(n)}`);
  await db.$executeRaw`
    update "Customer" c set ${Prisma.join([...set, Prisma.sql`"version" = c."version" + 1`, Prisma.sql`"checkedAt" = null`])}
    from (select r.* from "Customer" o, jsonb_populate_record(o, ${JSON.stringify(columns)}::jsonb) r where o."id" = ${id}::uuid) n
    where c."id" = ${id}::uuid`;
}
