import { z } from "zod";
import { coordinatorSeat, type UserActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { conflict, invalid, notFound } from "@/lib/base/errors";
import { optionalText, version, whole } from "@/lib/base/fields";
import { customerCode, newId } from "@/lib/base/id";
import { joinedKey, latinDigits, searchKey } from "@/lib/base/text";
import { command } from "@/lib/kernel/command";
import { Prisma } from "@/prisma/generated/client";
import type { CustomerKind } from "@/prisma/generated/enums";
import type { Card } from "./card-fields";
import { lockCards, moveRows, mustBeThere, openMerge, settlePair, writeCard } from "./merging";
import { recount } from "./recount";
import { customerRelations } from "./relations";

/** What may go to the new card beside its points and requests; each by the ids of its rows. */
const others = {
  noteIds: "CustomerNote",
  interactionIds: "Interaction",
  fileIds: "File",
  purchaseIds: "Purchase",
} as const;
const ids = z.array(z.uuid()).max(1000).default([]);

const input = z.strictObject({
  code: z.string().trim().min(1).max(20).transform(latinDigits),
  contactPointIds: ids,
  requestNumbers: z.array(whole(1, 2_147_483_647)).max(1000).default([]),
  noteIds: ids,
  interactionIds: ids,
  fileIds: ids,
  purchaseIds: ids,
  name: optionalText(200),
  kind: z.enum(["person", "organization", "supplier"]).optional(),
  version,
});
type Input = z.output<typeof input>;

/** Requests shown under one another go together: all of a group, when one of them was chosen. */
async function requestsOf(db: Db, customerId: string, numbers: readonly number[]): Promise<string[]> {
  if (numbers.length === 0) return [];
  const rows = await db.$queryRaw<{ id: string; asked: boolean }[]>`
    with recursive asked as (
      select "id", "mergedIntoId" from "Request" where "number" = any(${[...numbers]}::int[]) and "customerId" = ${customerId}::uuid
    ), grouped as (
      select "id", "mergedIntoId" from asked
      union select q."id", q."mergedIntoId" from grouped g join "Request" q on q."mergedIntoId" = g."id" or q."id" = g."mergedIntoId"
    ) select g."id", exists (select 1 from asked a where a."id" = g."id") as "asked" from grouped g`;
  if (rows.filter((r) => r.asked).length !== new Set(numbers).size)
    throw invalid({ requestNumbers: "request.unknown" });
  return rows.map((r) => r.id);
}

/** Table → ids of the rows to move; refuses what does not stand on this card. */
async function chosenRows(db: Db, customerId: string, input: Input): Promise<Map<string, string[]>> {
  const chosen = new Map([
    ["ContactPoint", input.contactPointIds],
    ["Request", await requestsOf(db, customerId, input.requestNumbers)],
  ]);
  for (const [field, table] of Object.entries(others)) chosen.set(table, input[field as keyof typeof others]);
  for (const [table, rows] of chosen) {
    if (rows.length === 0) continue;
    const [{ n } = { n: 0 }] = await db.$queryRaw<
      { n: number }[]
    >`select count(*)::int as "n" from ${Prisma.raw(`"${table}"`)}
      where "id" = any(${rows}::uuid[]) and "customerId" = ${customerId}::uuid`;
    if (n !== new Set(rows).size) throw invalid({ [fieldOf(table)]: "customer.rowElsewhere" });
  }
  return chosen;
}

const fieldOf = (table: string): string =>
  table === "ContactPoint"
    ? "contactPointIds"
    : (Object.entries(others).find(([, t]) => t === table)?.[0] ?? "requestNumbers");

async function openCard(db: Db, from: Card, { name, kind }: Pick<Input, "name" | "kind">, now: Date) {
  const [row] = await db.$queryRaw<{ n: bigint }[]>`select nextval('customer_code') as n`;
  const folded = { nameKey: searchKey(name ?? ""), nameJoined: joinedKey(name ?? "") };
  const made = { id: newId(), code: customerCode(Number(row!.n)), kind: kind ?? (from.kind as CustomerKind) };
  return db.customer.create({ data: { ...made, name: name ?? null, ...folded, createdAt: now } });
}

/** جدا کردن: what belongs to somebody else leaves the card for a new one. Written down as a merge is, and undone like one. */
export const splitCustomer = command({
  name: "customer.split",
  input,
  load: async ({ db, input }) => {
    const found = await db.customer.findUnique({ where: { code: input.code }, select: { id: true } });
    if (!found) throw notFound();
    return found;
  },
  run: async ({ db, actor, input, subject: { id }, now, record }) => {
    const [from] = await lockCards(db, id, id);
    mustBeThere(from, input.version);
    const chosen = await chosenRows(db, id, input);
    if (input.contactPointIds.length + input.requestNumbers.length === 0) throw conflict("conflict.splitNothing");
    const made = await openCard(db, from, input, now);
    const by = { userId: (actor as UserActor).userId, positionId: coordinatorSeat(actor)?.positionId, now };
    const mergeId = await openMerge(db, "split", { fromId: id, intoId: made.id, ...by });
    const sides = { mergeId, fromId: id, intoId: made.id };
    const counts: Record<string, number> = {};
    for (const relation of await customerRelations(db)) {
      const rows = relation.column === "customerId" ? (chosen.get(relation.table) ?? []) : [];
      if (rows.length === 0) continue;
      counts[relation.table] = await moveRows(db, relation, sides, Prisma.sql`x."id" = any(${rows}::uuid[])`);
    }
    await recount(db, [id, made.id]);
    await settlePair(db, sides, by, "dismissed");
    await becomesCustomer(db, made.id, now);
    await writeCard(db, id, {});
    await db.$executeRaw`update "Merge" set "counts" = ${JSON.stringify(counts)}::jsonb where "id" = ${mergeId}::uuid`;
    const after = { from: from.code, into: made.code, counts };
    for (const customerId of [id, made.id])
      record({
        type: "customer.split",
        customerId,
        positionId: by.positionId!,
        subject: { type: "merge", id: mergeId },
        after,
      });
    return { code: made.code, mergeId, from: from.code, moved: counts };
  },
});

/** Whoever bought is a customer. */
const becomesCustomer = (db: Db, id: string, now: Date): Promise<number> => db.$executeRaw`
  update "Customer" set "stage" = 'customer', "stageSince" = ${now.toISOString()}::timestamptz
  where "id" = ${id}::uuid and "purchaseCount" > 0`;
