import type { Db } from "@/lib/base/db";
import type { Json, NewEvent } from "@/lib/kernel/events";
import { Prisma } from "@/prisma/generated/client";
import type { DoneRow, Left } from "./done-row";
import { endMembers, membersBy } from "./end-members";
import { linksTo, unlinked } from "./links";
import { cardsOf } from "./look-up";
import { apply } from "./merge-values";
import type { Card, Changes } from "./plan";
import { updateCards } from "./write-rows";

/**
 * Puts back what an import changed on older cards, row by row from the last: a field that still holds what the import wrote, a way of
 * contact that nobody has used or touched since, a tag that is still the one it gave.
 */
export async function restoreCards(
  db: Db,
  importId: string,
  rows: readonly DoneRow[],
  now: Date,
): Promise<{ events: NewEvent[]; left: Left }> {
  const left: Left = new Map();
  if (rows.length === 0) return { events: [], left };
  const cards = await cardsOf(db, [...new Set(rows.map((row) => row.customerId))], true);
  const whole = rows.filter((row) => cards.get(row.customerId)?.gone === false);
  const points = await dropPoints(db, whole);
  await dropTags(db, whole);
  const touched = new Map<string, Card>();
  const events: NewEvent[] = await endMembers(db, importId, await membersBy(db, whole));
  for (const row of rows) {
    const card = cards.get(row.customerId);
    if (!card) continue; // made by this import too, and removed with its own row
    const back = card.gone ? {} : fieldsBack(card, row.before ?? {});
    apply(card, back);
    const fields = Object.keys(back);
    const why = whyLeft(row, card, fields.length, points);
    if (why) left.set(row.line, why);
    const went = row.added.points.filter((id) => points.has(id));
    if (card.gone || fields.length + went.length + row.added.tags.length === 0) continue;
    touched.set(card.id, card);
    const personal = { before: pick(back, "was"), after: pick(back, "now") };
    const after = { importId, line: row.line, undone: true, fields, points: went };
    events.push({ type: "customer.updated", customerId: card.id, after, personal });
  }
  await updateCards(db, [...touched.values()], () => true, now);
  return { events, left };
}

function whyLeft(row: DoneRow, card: Card, back: number, points: Set<string>): string | null {
  if (card.gone) return "transfer.left.gone";
  if (back < Object.keys(row.before ?? {}).length) return "transfer.left.edited";
  return row.added.points.some((id) => !points.has(id)) ? "transfer.left.used" : null;
}

/** `was` and `now` change places, where the card still says `now`. */
function fieldsBack(card: Card, changes: Changes): Changes {
  const back: Changes = {};
  for (const [field, { was, now }] of Object.entries(changes))
    if (JSON.stringify(valueOn(card, field)) === JSON.stringify(now)) back[field] = { was: now, now: was };
  return back;
}

function valueOn(card: Card, field: string): Json {
  if (field === "name" || field === "kind" || field === "stage") return card[field];
  if (field in card.lists) return card.lists[field as keyof Card["lists"]];
  return card.values[field] ?? null;
}

const pick = (changes: Changes, side: "was" | "now") =>
  Object.fromEntries(Object.entries(changes).map(([field, change]) => [field, change[side]]));

/** Ways of contact that are as the import left them, and that no request has come by since. @returns those that went */
async function dropPoints(db: Db, rows: readonly DoneRow[]): Promise<Set<string>> {
  const asked = rows.flatMap((row) => row.added.points.map((id) => ({ id, customerId: row.customerId })));
  if (asked.length === 0) return new Set();
  const gone = await db.$queryRaw<{ id: string }[]>`
    delete from "ContactPoint" p using jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a("id" uuid, "customerId" uuid)
    where p."id" = a."id" and p."customerId" = a."customerId" and p."state" = 'claimed' and p."provedAt" is null and p."retiredAt" is null
      and not p."shared" and not p."doNotUse" and p."label" is null
      ${unlinked(await linksTo(db, "ContactPoint"), Prisma.sql`p."id"`)}
      and not exists (select 1 from "RequestKey" k join "Request" q on q."id" = k."requestId"
        where q."customerId" = p."customerId" and k."kind" = p."kind" and k."canonical" = p."canonical")
    returning p."id"`;
  return new Set(gone.map(({ id }) => id));
}

async function dropTags(db: Db, rows: readonly DoneRow[]): Promise<void> {
  const asked = rows.flatMap(({ customerId, added }) =>
    added.tags.map((tagId) => ({ customerId, tagId, at: added.at })),
  );
  if (asked.length === 0) return;
  await db.$executeRaw`
    delete from "CustomerTag" g using jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a("customerId" uuid, "tagId" uuid, "at" timestamptz)
    where g."customerId" = a."customerId" and g."tagId" = a."tagId" and g."at" = a."at"`;
}
