import type { Actor } from "@/lib/auth/actor";
import { workingSeats } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { conflict, notFound } from "@/lib/base/errors";
import { madeId, newId } from "@/lib/base/id";
import { searchKey } from "@/lib/base/text";
import { KeptRefusal } from "@/lib/kernel/command";
import type { NewEvent } from "@/lib/kernel/events";
import { type ContactPoint, type Customer, Prisma, type Tag } from "@/prisma/generated/client";
import type { ContactKind } from "@/prisma/generated/enums";
import type { FieldRow } from "./rules";

const sql = Prisma.sql;

/** The id of the card that this code leads to, over any number of merges; null when there is none. */
export async function cardId(db: Db, code: string): Promise<string | null> {
  const [found] = await db.$queryRaw<{ id: string }[]>`
    with recursive chain as (
      select "id", "mergedIntoId" from "Customer" where "code" = ${code}
      union select n."id", n."mergedIntoId" from chain h join "Customer" n on n."id" = h."mergedIntoId"
    ) select "id" from chain where "mergedIntoId" is null`;
  return found?.id ?? null;
}

/** Locks the card that this code leads to, over any number of merges. `version` (when given) must be the current one. */
export async function lockCustomer(db: Db, code: string, version?: number): Promise<Customer> {
  for (;;) {
    const id = await cardId(db, code);
    if (!id) throw notFound();
    const [card] = await db.$queryRaw<Customer[]>`select * from "Customer" where "id" = ${id}::uuid for update`;
    if (!card || card.mergedIntoId !== null) continue; // merged away since we looked
    if (card.erasedAt !== null) throw notFound();
    if (version !== undefined && version !== card.version) throw conflict("stale");
    return card;
  }
}

/** The seat that an act on a card is done from: a coordinator's before others; none for a manager without one. */
export function actingSeat(actor: Actor): { positionId?: string } {
  const seats = workingSeats(actor);
  const seat = seats.find((s) => s.role === "coordinator") ?? seats[0];
  return seat ? { positionId: seat.positionId } : {};
}

/** SQL: the house's own fields as a JSON list of `FieldRow`, in their order. */
export const fieldsSql = (
  where: Prisma.Sql,
): Prisma.Sql => sql`(select coalesce(json_agg(json_build_object('id', f."id", 'label', f."label",
    'type', f."type", 'options', f."options", 'kinds', f."kinds", 'required', f."required", 'ordinal', f."ordinal", 'active', f."active",
    'version', f."version") order by f."ordinal", f."createdAt"), '[]')
  from "CustomField" f where f."active" and ${where})`;

/** The active fields of cards of one kind. */
export async function fieldsOf(db: Db, kind: string): Promise<FieldRow[]> {
  const [row] = await db.$queryRaw<{ fields: FieldRow[] }[]>`
    select ${fieldsSql(sql`${kind}::"CustomerKind" = any(f."kinds")`)} as "fields"`;
  return row!.fields;
}

export type LockedPoint = ContactPoint & { code: string };

/** Locks a way to reach somebody together with its living card. */
export async function lockPoint(db: Db, id: string): Promise<LockedPoint> {
  const [point] = await db.$queryRaw<LockedPoint[]>`
    select p.*, c."code" from "ContactPoint" p join "Customer" c on c."id" = p."customerId"
    where p."id" = ${id}::uuid and c."mergedIntoId" is null and c."erasedAt" is null for update`;
  if (!point) throw notFound();
  return point;
}

/** The card has changed: others see a new version, and its likeness to other cards is looked for again. */
export async function touchCard(db: Db, id: string): Promise<void> {
  await db.customer.update({ where: { id }, data: { version: { increment: 1 }, checkedAt: null } });
}

export type Owner = { id: string; code: string };
type Key = { kind: ContactKind; canonical: string };

/** Whose an active, unshared key is. */
export async function ownerOf(db: Db, keys: readonly Key[]): Promise<(Owner & Key) | null> {
  const point = await db.contactPoint.findFirst({
    where: { shared: false, retiredAt: null, OR: keys.map(({ kind, canonical }) => ({ kind, canonical })) },
    select: { kind: true, canonical: true, customer: { select: { id: true, code: true } } },
  });
  return point && { kind: point.kind, canonical: point.canonical, ...point.customer };
}

type Likeness = { reason: "keysOnOneRequest" | "sharedKey" | "sameNationalId" | "sameKey"; kinds?: ContactKind[] };

/** Writes down that two cards may be one; a pair that was judged before stays judged. */
export async function suggestPair(
  db: Db,
  pair: { one: string; other: string; score: number; reasons: Likeness[] },
  now: Date,
  record: (event: NewEvent) => void,
): Promise<void> {
  const { score, reasons } = pair;
  const [a, b] = [pair.one, pair.other].sort() as [string, string];
  const id = newId();
  const [made] = await db.$queryRaw<{ isNew: boolean }[]>`
    insert into "MergeSuggestion" ("id", "customerAId", "customerBId", "score", "reasons", "source", "createdAt")
    values (${id}::uuid, ${a}::uuid, ${b}::uuid, ${score}, ${JSON.stringify(reasons)}::jsonb, 'intake', ${now})
    on conflict ("customerAId", "customerBId") do update set "score" = greatest("MergeSuggestion"."score", excluded."score")
      where "MergeSuggestion"."status" = 'open'
    returning xmax = 0 as "isNew"`;
  if (!made?.isNew) return;
  const subject = { type: "suggestion", id };
  record({ type: "suggestion.opened", customerId: pair.one, subject, after: { a, b, score, reasons } });
}

type Claim = { db: Db; card: Owner; now: Date; record: (event: NewEvent) => void };

/** Refuses a key that another card owns, names that card, and keeps a suggestion for the two. */
export async function mustNotBeTaken({ db, card, now, record }: Claim, key: Key): Promise<void> {
  const owner = await ownerOf(db, [key]);
  if (!owner) return;
  if (owner.id === card.id) throw conflict("conflict.pointThere");
  const pair = {
    one: card.id,
    other: owner.id,
    score: 0.8,
    reasons: [{ reason: "sameKey" as const, kinds: [key.kind] }],
  };
  await suggestPair(db, pair, now, record);
  throw new KeptRefusal(conflict({ key: "conflict.knownCustomer", params: { code: owner.code } }));
}

/** Refuses a national or legal ID that is confirmed on another card, names that card, and keeps a suggestion for the two. */
export async function idMustNotBeTaken({ db, card, now, record }: Claim, nationalId: string): Promise<void> {
  const owner = await confirmedHolder(db, nationalId, card.id);
  if (!owner) return;
  const pair = { one: card.id, other: owner.id, score: 0.9, reasons: [{ reason: "sameNationalId" as const }] };
  await suggestPair(db, pair, now, record);
  throw new KeptRefusal(conflict({ key: "conflict.knownNationalId", params: { code: owner.code } }));
}

/** The living card on which an officer confirmed this ID. */
export function confirmedHolder(db: Db, nationalId: string, except: string | null): Promise<Owner | null> {
  return db.customer.findFirst({
    where: {
      nationalId,
      nationalIdConfirmedAt: { not: null },
      mergedIntoId: null,
      erasedAt: null,
      ...(except ? { id: { not: except } } : {}),
    },
    select: { id: true, code: true },
  });
}

type Recorder = (event: NewEvent) => void;

/** Says that a lead became a customer: by an officer's word, or by a purchase. */
export function recordStage(
  record: Recorder,
  customerId: string,
  seat: { positionId?: string },
  by: string,
  reason?: string,
): void {
  record({
    type: "customer.stageChanged",
    customerId,
    ...seat,
    before: { stage: "lead" },
    after: { stage: "customer", by },
    ...(reason ? { personal: { reason } } : {}),
  });
}

/** The tag of this name, made if nobody used it before. Two who type the same new word at once get the same tag. */
export async function madeTag(db: Db, record: Recorder, name: string, tone: string, now: Date): Promise<Tag> {
  const key = searchKey(name);
  const row = { id: newId(), name, key, tone, createdAt: now };
  const { count } = await db.tag.createMany({ data: [row], skipDuplicates: true });
  if (count > 0) record({ type: "tag.created", subject: { type: "tag", id: row.id }, after: { name, tone } });
  return db.tag.findUniqueOrThrow({ where: { key } });
}

/** Looks of one person within half an hour are one line. */
const ONE_LOOK = 30 * 60_000;

/**
 * Writes down who looked at a card. One statement, outside of any transaction: it goes on with his last look, or begins one whose id is made
 * of who, whom and the half hour, so that two first looks at once are one.
 */
export async function noteLook(db: Db, actor: Actor, customerId: string, now: Date): Promise<void> {
  if (actor.kind !== "user") return;
  const since = new Date(now.getTime() - ONE_LOOK);
  const place = `${customerId} ${actor.userId} ${Math.floor(now.getTime() / ONE_LOOK)}`;
  const noted = db.$executeRaw`
    with last as (
      select "id" from "CustomerView" where "customerId" = ${customerId}::uuid and "userId" = ${actor.userId}::uuid
        and "lastAt" > ${since.toISOString()}::timestamptz order by "lastAt" desc limit 1
    )
    insert into "CustomerView" as v ("id", "customerId", "userId", "firstAt", "lastAt")
    values (coalesce((select "id" from last), ${madeId(place)}::uuid), ${customerId}::uuid, ${actor.userId}::uuid,
      ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz)
    on conflict ("id") do update set "lastAt" = greatest(v."lastAt", excluded."lastAt"), "times" = v."times" + 1`;
  await noted.catch((error: { code?: string }) => {
    if (error.code !== "40001") throw error; // merged away this very moment: his look at that card is history
  });
}
