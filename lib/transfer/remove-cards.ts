import type { Db } from "@/lib/base/db";
import type { NewEvent } from "@/lib/kernel/events";
import { Prisma } from "@/prisma/generated/client";
import type { DoneRow, Left } from "./done-row";
import { endMembers, type Member, membersBy } from "./end-members";
import { linksTo, unlinked } from "./links";

const sql = Prisma.sql;

type Removal = { events: NewEvent[]; left: Left };
type Made = { line: number; customerId: string };

/**
 * Removes cards that an import made and nothing has happened to since: no event but the import's own, no row of any table that points to
 * the card or its ways of contact (found in the schema, so also those of later). With them go the personal values of their events, and
 * what they came to belong to with these rows.
 */
export async function removeCards(db: Db, importId: string, rows: readonly DoneRow[]): Promise<Removal> {
  const members = await membersBy(db, rows);
  const made = rows.map(({ line, customerId }) => ({ line, customerId }));
  return remove(db, importId, { made, members, why: "transfer.left.active" });
}

/** Organizations whose cards came with these rows; one that others belong to by now stays. */
export function removeCompanies(db: Db, importId: string, rows: readonly DoneRow[]): Promise<Removal> {
  const made = rows.flatMap(({ line, added }) => (added.company ? [{ line, customerId: added.company }] : []));
  return remove(db, importId, { made, members: [], why: "transfer.left.company" });
}

type Removing = { made: readonly Made[]; members: readonly Member[]; why: string };

async function remove(db: Db, importId: string, { made: rows, members, why }: Removing): Promise<Removal> {
  const left: Left = new Map();
  if (rows.length === 0) return { events: [], left };
  const ids = rows.map((row) => row.customerId);
  await db.$queryRaw`select 1 from "Customer" where "id" = any(${ids}::uuid[]) order by "id" for update`;
  const free = await db.$queryRaw<{ id: string; code: string }[]>`
    select c."id", c."code" from "Customer" c where c."id" = any(${ids}::uuid[]) and c."mergedIntoId" is null and c."erasedAt" is null
      and c."requestCount" = 0 and c."purchaseCount" = 0
      and not exists (select 1 from "Event" e where e."customerId" = c."id" and e."type" not like 'suggestion.%'
        and e."after"->>'importId' is distinct from ${importId})
      and not exists (select 1 from "Merge" m where (m."fromId" = c."id" or m."intoId" = c."id") and m."undoneAt" is null)
      and not exists (select 1 from "MergeSuggestion" s where (s."customerAId" = c."id" or s."customerBId" = c."id") and s."status" = 'accepted')
      ${await untouched(db, members)}`;
  const removed = withoutMembersLeft(free, members);
  const gone = [...removed.keys()];
  const there = await db.$queryRaw<{ id: string }[]>`select "id" from "Customer" where "id" = any(${ids}::uuid[])`;
  const standing = new Set(there.map(({ id }) => id));
  for (const { line, customerId } of rows)
    if (standing.has(customerId) && !removed.has(customerId)) left.set(line, why);
  const ended = await endMembers(
    db,
    importId,
    members.filter(({ fromId }) => removed.has(fromId)),
  );
  await deleteCards(db, gone);
  const events = rows
    .filter(({ customerId }) => removed.has(customerId))
    .map(({ customerId, line }) => ({
      type: "customer.removed" as const,
      customerId,
      after: { importId, line, code: removed.get(customerId)! },
    }));
  return { events: [...ended.filter(({ customerId }) => !removed.has(customerId!)), ...events], left };
}

/** A card that may go, unless somebody who stays belongs to it. @returns id → code */
function withoutMembersLeft(free: { id: string; code: string }[], members: readonly Member[]): Map<string, string> {
  const going = new Map(free.map(({ id, code }) => [id, code]));
  const held = () => members.filter(({ fromId, toId }) => going.has(toId) && !going.has(fromId));
  for (let kept = held(); kept.length > 0; kept = held()) for (const { toId } of kept) going.delete(toId);
  return going;
}

/** Rows that go with their card. */
const OWN = ["ContactPoint", "CustomerTag", "CustomerView", "MergeSuggestion"];

/** SQL: nothing else points to card `c`, nor to a way of contact of his. */
async function untouched(db: Db, members: readonly Member[]): Promise<Prisma.Sql> {
  const links = (await linksTo(db, "Customer")).filter(({ table }) => !OWN.includes(table));
  const cards = links.filter(({ table }) => table !== "CustomerRelation");
  const theirs = members.map(({ id }) => id);
  const points = unlinked(await linksTo(db, "ContactPoint"), sql`p."id"`);
  return sql`${unlinked(cards, sql`c."id"`)} and not exists (
    select 1 from "CustomerRelation" x where (x."fromId" = c."id" or x."toId" = c."id") and x."id" <> all(${theirs}::uuid[]))
    and not exists (
    select 1 from "ContactPoint" p where p."customerId" = c."id" and not (true ${points}))`;
}

async function deleteCards(db: Db, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.$executeRaw`delete from "CustomerTag" where "customerId" = any(${ids}::uuid[])`;
  await db.$executeRaw`delete from "CustomerView" where "customerId" = any(${ids}::uuid[])`;
  await db.$executeRaw`delete from "MergeSuggestion" where "customerAId" = any(${ids}::uuid[]) or "customerBId" = any(${ids}::uuid[])`;
  await db.$executeRaw`delete from "ContactPoint" where "customerId" = any(${ids}::uuid[])`;
  await db.$executeRaw`
    delete from "EventDetail" d using "Event" e where e."id" = d."eventId" and e."customerId" = any(${ids}::uuid[])`;
  await db.$executeRaw`delete from "Customer" where "id" = any(${ids}::uuid[])`;
}
