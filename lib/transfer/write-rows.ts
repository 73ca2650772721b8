import type { Db } from "@/lib/base/db";
import { emailStem } from "@/lib/base/email";
import { customerCode, newId } from "@/lib/base/id";
import { joinedKey, searchKey } from "@/lib/base/text";
import type { Json, NewEvent } from "@/lib/kernel/events";
import { RaceLost } from "@/lib/kernel/race";
import { addMembers, companyEvents } from "./companies";
import type { Card, Plan, PlannedRow } from "./plan";

export type Writing = { importId: string; plan: Plan; now: Date };

/** Writes a plan in a handful of statements, however many rows it has. @returns what to record */
export async function writeRows(db: Db, writing: Writing): Promise<NewEvent[]> {
  const { plan, now, importId } = writing;
  const written = plan.rows.flatMap((row) => [row.card ?? [], row.company?.card ?? []].flat());
  const cards = new Map(written.map((card) => [card.id, card]));
  const changed = new Set(plan.rows.filter((row) => row.outcome === "updated").map((row) => row.card!.id));
  await createCards(
    db,
    [...cards.values()].filter((card) => card.fresh),
    writing,
  );
  const alike = alikeAgain(plan);
  const older = [...cards.values()].filter((card) => !card.fresh && changed.has(card.id));
  await updateCards(db, older, (id) => alike.has(id), now);
  await addPoints(db, plan, now);
  await addMembers(db, plan, now);
  const tagIds = await addTags(db, plan, now);
  const suggested = await addSuggestions(db, plan, now);
  await keepRows(db, writing, tagIds);
  return [
    ...plan.rows.flatMap((row) => [...eventsOf(row, writing), ...companyEvents(row, importId)]),
    ...suggested.map(({ id, ...after }) => ({
      type: "suggestion.opened" as const,
      customerId: after.a,
      subject: { type: "suggestion", id },
      after: { ...after, importId } as Json,
    })),
  ];
}

const COLUMNS = ["nationalId", "province", "city", "address", "postalCode", "birthday", "incomeBand", "expectations"];

/** The card as a row: folded names made, the house's own fields gathered. */
function rowOf(card: Card): Record<string, Json> {
  const own = Object.entries(card.values).filter(([field, value]) => field.startsWith("custom:") && value !== null);
  const { id, code, kind, stage, name, lists } = card;
  return {
    ...{ id, code, kind, stage, name, ...lists },
    nameKey: searchKey(name ?? ""),
    nameJoined: joinedKey(name ?? ""),
    ...Object.fromEntries(COLUMNS.map((column) => [column, card.values[column] ?? null])),
    custom: Object.fromEntries(own.map(([field, value]) => [field.slice(7), value])),
  };
}

async function createCards(db: Db, cards: Card[], { importId, now }: Writing): Promise<void> {
  if (cards.length === 0) return;
  const numbers = await db.$queryRaw<{ n: number }[]>`
    select nextval('customer_code')::int as "n" from generate_series(1, ${cards.length}::int)`;
  for (const [i, card] of cards.entries()) card.code = customerCode(numbers[i]!.n);
  await db.$executeRaw`
    insert into "Customer" ("id", "code", "kind", "stage", "name", "nameKey", "nameJoined", "nationalId", "province", "city", "address",
      "postalCode", "birthday", "incomeBand", "expectations", "interests", "tastes", "services", "custom", "stageSince", "createdAt", "importId")
    select r."id", r."code", r."kind"::"CustomerKind", r."stage"::"CustomerStage", r."name", r."nameKey", r."nameJoined", r."nationalId",
      r."province", r."city", r."address", r."postalCode", r."birthday", r."incomeBand", r."expectations", r."interests", r."tastes",
      r."services", r."custom", case when r."stage" = 'customer' then ${now}::timestamptz end, ${now}::timestamptz,
      ${importId}::uuid
    from jsonb_to_recordset(${JSON.stringify(cards.map(rowOf))}::jsonb) as r("id" uuid, "code" text, "kind" text, "stage" text, "name" text,
      "nameKey" text, "nameJoined" text, "nationalId" text, "province" text, "city" text, "address" text, "postalCode" text, "birthday" date,
      "incomeBand" text, "expectations" text, "interests" text[], "tastes" text[], "services" text[], "custom" jsonb)`;
}

/** What makes two cards alike has changed: their likeness to others is looked for again. */
const ALIKE = /^(name|nationalId|city|birthday|address)$/;

const alikeAgain = (plan: Plan): Set<string> =>
  new Set(
    plan.rows
      .filter((row) => row.points.length > 0 || Object.keys(row.changes).some((field) => ALIKE.test(field)))
      .flatMap((row) => row.card?.id ?? []),
  );

/** Writes cards as they are now. @param alike whether a card's likeness to others must be looked for again */
export async function updateCards(db: Db, cards: Card[], alike: (id: string) => boolean, now: Date): Promise<void> {
  if (cards.length === 0) return;
  const rows = cards.map((card) => ({ ...rowOf(card), alike: alike(card.id) }));
  await db.$executeRaw`
    update "Customer" c set "kind" = r."kind"::"CustomerKind", "name" = r."name", "nameKey" = r."nameKey", "nameJoined" = r."nameJoined",
      "nationalId" = r."nationalId", "province" = r."province", "city" = r."city", "address" = r."address", "postalCode" = r."postalCode",
      "birthday" = r."birthday", "incomeBand" = r."incomeBand", "expectations" = r."expectations", "interests" = r."interests",
      "tastes" = r."tastes", "services" = r."services", "custom" = r."custom",
      "stageSince" = case when c."stage"::text <> r."stage" then ${now}::timestamptz else c."stageSince" end,
      "stage" = r."stage"::"CustomerStage", "checkedAt" = case when r."alike" then null else c."checkedAt" end, "version" = c."version" + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("id" uuid, "kind" text, "stage" text, "name" text,
      "nameKey" text, "nameJoined" text, "nationalId" text, "province" text, "city" text, "address" text, "postalCode" text, "birthday" date,
      "incomeBand" text, "expectations" text, "interests" text[], "tastes" text[], "services" text[], "custom" jsonb, "alike" boolean)
    where c."id" = r."id"`;
}

async function addPoints(db: Db, plan: Plan, now: Date): Promise<void> {
  const points = plan.rows.flatMap((row) =>
    row.points.map(({ id, customerId, origin, key: { kind, typed, canonical } }) => ({
      ...{ id, customerId, origin, kind, typed, canonical },
      stem: kind === "email" ? emailStem(canonical) : null,
    })),
  );
  if (points.length === 0) return;
  const count = await db.$executeRaw`
    insert into "ContactPoint" ("id", "customerId", "kind", "typed", "canonical", "origin", "stem", "createdAt")
    select p."id", p."customerId", p."kind"::"ContactKind", p."typed", p."canonical", p."origin", p."stem", ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(points)}::jsonb)
      as p("id" uuid, "customerId" uuid, "kind" text, "typed" text, "canonical" text, "origin" boolean, "stem" text)
    on conflict ("kind", "canonical") where not "shared" and "retiredAt" is null do nothing`;
  if (count !== points.length) throw new RaceLost(); // an officer gave the key to another card since we looked
}

/** Tags by their folded name; those that nobody made yet are made. @returns folded name → id */
async function addTags(db: Db, plan: Plan, now: Date): Promise<Map<string, string>> {
  const given = plan.rows.flatMap((row) =>
    row.tags.map((name) => ({ key: searchKey(name), name, customerId: row.card!.id })),
  );
  if (given.length === 0) return new Map();
  const names = new Map(given.map(({ key, name }) => [key, { id: newId(), key, name }]));
  const known = await db.$queryRaw<{ id: string; key: string }[]>`
    with made as (
      insert into "Tag" ("id", "name", "key", "createdAt")
      select t."id", t."name", t."key", ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify([...names.values()])}::jsonb) as t("id" uuid, "name" text, "key" text)
      order by t."key" on conflict ("key") do nothing returning "id", "key"
    ) select "id", "key" from made union select "id", "key" from "Tag" where "key" = any(${[...names.keys()]}::text[])`;
  const ids = new Map(known.map(({ key, id }) => [key, id]));
  if (ids.size !== names.size) throw new RaceLost(); // somebody made one of them at this moment
  const rows = given.map(({ key, customerId }) => ({ customerId, tagId: ids.get(key) }));
  await db.$executeRaw`
    insert into "CustomerTag" ("customerId", "tagId", "at") select g."customerId", g."tagId", ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g("customerId" uuid, "tagId" uuid) on conflict do nothing`;
  return ids;
}

type Opened = { id: string; a: string; b: string; score: number; reasons: Json };

async function addSuggestions(db: Db, plan: Plan, now: Date): Promise<Opened[]> {
  if (plan.suggestions.length === 0) return [];
  const rows = plan.suggestions.map((s) => ({ id: newId(), ...s }));
  return db.$queryRaw<Opened[]>`
    with written as (
      insert into "MergeSuggestion" ("id", "customerAId", "customerBId", "score", "reasons", "source", "createdAt")
      select s."id", s."a", s."b", s."score", s."reasons", 'check', ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s("id" uuid, "a" uuid, "b" uuid, "score" float, "reasons" jsonb)
      order by s."a", s."b"
      on conflict ("customerAId", "customerBId") do update set "score" = greatest("MergeSuggestion"."score", excluded."score")
        where "MergeSuggestion"."status" = 'open'
      returning *, xmax = 0 as "isNew"
    ) select "id", "customerAId" as "a", "customerBId" as "b", "score", "reasons" from written where "isNew"`;
}

/** What the import did to each row, as its undoing will need it. */
async function keepRows(db: Db, { importId, plan, now }: Writing, tagIds: Map<string, string>): Promise<void> {
  const rows = plan.rows.map((row) => ({
    line: row.line,
    outcome: row.outcome,
    hash: row.hash,
    customerId: row.card?.id ?? null,
    by: row.by,
    before: row.outcome === "updated" ? row.changes : null,
    added: {
      points: row.points.map((p) => p.id),
      tags: row.tags.map((tag) => tagIds.get(searchKey(tag))),
      at: now,
      relation: row.company?.relationId ?? null,
      company: row.company?.made ? row.company.card.id : null,
    },
    reasons: Object.keys(row.problems).length > 0 ? row.problems : null,
  }));
  await db.$executeRaw`
    insert into "ImportRow" ("importId", "line", "outcome", "hash", "customerId", "by", "before", "added", "reasons")
    select ${importId}::uuid, r."line", r."outcome"::"ImportOutcome", r."hash", r."customerId", r."by", r."before", r."added", r."reasons"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("line" int, "outcome" text, "hash" text, "customerId" uuid, "by" text,
      "before" jsonb, "added" jsonb, "reasons" jsonb)`;
}

function eventsOf(row: PlannedRow, { importId }: Writing): NewEvent[] {
  const { card, outcome, line, changes } = row;
  if (!card || outcome === "same" || outcome === "rejected") return [];
  const keys = row.points.map(({ key }) => ({ kind: key.kind, typed: key.typed, canonical: key.canonical }));
  const about = { importId, line };
  if (outcome === "created") {
    const after = { ...about, code: card.code, kind: card.kind, stage: card.stage, keys: keys.map((k) => k.kind) };
    const personal = { name: card.name, nationalId: card.values.nationalId ?? null, keys };
    return [{ type: "customer.created", customerId: card.id, after, personal }];
  }
  const fields = [...Object.keys(changes), ...(row.tags.length > 0 ? ["tags"] : [])];
  const pick = (side: "was" | "now") => Object.fromEntries(Object.entries(changes).map(([f, c]) => [f, c[side]]));
  const events: NewEvent[] = keys.map((key, i) => ({
    type: "contact.added",
    customerId: card.id,
    after: { ...about, contactPointId: row.points[i]!.id, kind: key.kind, state: "claimed" },
    personal: { typed: key.typed, canonical: key.canonical },
  }));
  if (fields.length === 0) return events;
  const personal = { before: pick("was"), after: pick("now") };
  return [{ type: "customer.updated", customerId: card.id, after: { ...about, fields }, personal }, ...events];
}
