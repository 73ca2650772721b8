import { type Db, later } from "@/lib/base/db";
import { emailStem } from "@/lib/base/email";
import { customerCode, newId, sha256 } from "@/lib/base/id";
import { joinedKey, searchKey } from "@/lib/base/text";
import type { NewEvent } from "@/lib/kernel/events";
import { Prisma } from "@/prisma/generated/client";
import type { ContactKind, CustomerKind } from "@/prisma/generated/enums";
import { type Card, cardNamed, type OfCard } from "./named-card";
import { type Candidate, decideFiling, type Filing, type IdentityKey, type Suggestion, uniqueKeys } from "./rules";

const { sql } = Prisma;

export type Sender = {
  keys: readonly IdentityKey[];
  name?: string | undefined;
  kind: CustomerKind;
  nationalId: string | null;
  /** null: he came by something that is no request, such as a purchase; then none is counted. */
  requestId: string | null;
  /** Code of the card, when somebody says whose it is: then the keys do not decide. */
  named?: string | undefined;
  now: Date;
};

export type Resolved = {
  customerId: string;
  code: string;
  isNew: boolean;
  previousRequestCount: number;
  /** Of the card: what its service target and its calendar are chosen by. */
  level: string;
  province: string | null;
  by: ContactKind | null;
  /** Filed as somebody said, not by its keys. */
  named: boolean;
  keys: Filing["keys"];
  nationalIdRefused: boolean;
  /** An open suggestion about this card, new or older. */
  suggestionId: string | undefined;
  /** Taken from its sequence on the way; null without a request. */
  requestNumber: number | null;
  events: NewEvent[];
};

/**
 * Whose card is it, and what is added to it: locks every key, searches, decides (`decideFiling`), writes; to be run in the transaction
 * that stores what he came by. Counts a request on the card too. What is written waits for the transaction's next statement (`later`),
 * unless a suggestion must be told.
 */
export async function resolveCustomer(db: Db, sender: Sender): Promise<Resolved> {
  const keys = uniqueKeys(sender.keys);
  await lockKeys(db, keys);
  const known = await search(db, keys, sender);
  const named = sender.named === undefined ? null : await cardNamed(db, sender.named);
  const filing = decideFiling(keys, known.points, known.holders, sender.now, named?.customerId);
  const filed = named ?? known.points.find((p) => p.customerId === filing.customerId);
  const plan = makePlan(sender, filing, known, filed);
  await write(db, plan);
  const suggested = await suggest(db, plan);
  return {
    customerId: plan.customerId,
    code: plan.created?.code ?? filed!.code,
    isNew: plan.created !== null,
    previousRequestCount: filed?.requestCount ?? 0,
    level: filed?.level ?? "normal",
    province: filed?.province ?? null,
    by: filing.by,
    named: named !== null,
    keys: filing.keys,
    nationalIdRefused: filing.suggestions.some((s) => s.reasons.some((r) => r.reason === "sameNationalId")),
    suggestionId: suggested.find((s) => s.a === plan.customerId || s.b === plan.customerId)?.id,
    requestNumber: known.number,
    events: eventsOf(plan, suggested, sender),
  };
}

/** Whoever brings one of these keys waits here until we have committed. One order for all, so nobody waits in a ring. */
async function lockKeys(db: Db, keys: readonly IdentityKey[]): Promise<void> {
  if (keys.length === 0) return;
  const locks = [...new Set(keys.map(lockOf))].sort((a, b) => (a < b ? -1 : 1));
  await later(db, sql`select ${Prisma.join(locks.map((lock) => sql`pg_advisory_xact_lock(${String(lock)}::bigint)`))}`);
}

/** 64 bits that stand for a key. */
const lockOf = (key: IdentityKey): bigint =>
  BigInt.asIntN(64, BigInt(`0x${sha256(`${key.kind}:${key.canonical}`).slice(0, 16)}`));

type KnownPoint = Candidate & OfCard & { nameless: boolean };
type Known = {
  points: KnownPoint[];
  holders: string[];
  /** The national ID is confirmed on one of their cards, and stays that card's. */
  taken: boolean;
  sequence: number | null;
  number: number | null;
};
type Found = Omit<KnownPoint, "provedAt"> & { provedAt: string | null; merged: boolean };

/**
 * Active points with these keys, on the cards they count for now; a number for the request, and one for a code when a new card is due.
 * The limits tell the planner that these are few: without them it reads whole tables.
 */
async function search(db: Db, keys: readonly IdentityKey[], { nationalId, requestId }: Sender): Promise<Known> {
  const holders = sql`array(select "id"::text from "Customer" where "nationalId" = ${nationalId} and "mergedIntoId" is null
      order by "createdAt" limit 6) as "holders",
      exists (select 1 from "Customer" where "nationalId" = ${nationalId} and "nationalIdConfirmedAt" is not null
        and "mergedIntoId" is null and "erasedAt" is null) as "taken"`;
  const nobody = sql`'{}'::text[] as "holders", false as "taken"`;
  const [row] = await db.$queryRaw<[Omit<Known, "points"> & { points: Found[] }]>`
    with points as materialized (
      select p."id" as "pointId", c."id" as "customerId", p."kind", p."canonical", p."state", p."provedAt", p."shared", p."origin",
        c."name" is null as "nameless", c."code", c."requestCount", c."level", c."province", c."version",
        c."mergedIntoId" is not null as "merged"
      from unnest(${keys.map((k) => k.kind)}::"ContactKind"[], ${keys.map((k) => k.canonical)}::text[]) as k("kind", "canonical")
      cross join lateral (
        select * from "ContactPoint" p
        where p."kind" = k."kind" and p."canonical" = k."canonical" and p."retiredAt" is null
        order by p."shared", p."createdAt" desc limit 6) p
      cross join lateral (select * from "Customer" where "id" = p."customerId" limit 1) c
    )
    select coalesce((select json_agg(p) from points p), '[]') as "points", ${nationalId === null ? nobody : holders},
      case when ${requestId !== null}::boolean then nextval('request_number')::int end as "number",
      case when not exists (select 1 from points where not "shared") then nextval('customer_code')::int end as "sequence"`;
  const found = row!.points.some((p) => p.merged) ? await followMerges(db, row!.points) : row!.points;
  return { ...row!, points: found.map((p) => ({ ...p, provedAt: p.provedAt === null ? null : new Date(p.provedAt) })) };
}

/** The points of merged cards, on the cards that those lead to. */
async function followMerges(db: Db, points: Found[]): Promise<Found[]> {
  const chains = await db.$queryRaw<(Pick<Found, "customerId" | "nameless" | keyof OfCard> & { from: string })[]>`
    with recursive chain as (
      select "id" as "from", "id", "mergedIntoId", "name", "code", "requestCount", "level", "province", "version" from "Customer"
      where "id" = any(${points.map((p) => p.customerId)}::uuid[])
      union
      select h."from", c.* from chain h cross join lateral (
        select "id", "mergedIntoId", "name", "code", "requestCount", "level", "province", "version" from "Customer" where "id" = h."mergedIntoId" limit 1) c
    )
    select "from", "id" as "customerId", "name" is null as "nameless", "code", "requestCount", "level", "province", "version" from chain where "mergedIntoId" is null`;
  return points.flatMap((point) =>
    chains.filter((c) => c.from === point.customerId).map(({ from: _, ...card }) => ({ ...point, ...card })),
  );
}

type NewPoint = {
  id: string;
  kind: ContactKind;
  typed: string;
  canonical: string;
  proved: boolean;
  state: string;
  stem?: string;
};
type Plan = {
  customerId: string;
  created: { code: string; kind: CustomerKind; name: string | null; nationalId: string | null } | null;
  /** Given to a card that has none yet. */
  name: string | null;
  /** Of the card as it was searched. */
  version: number;
  points: NewPoint[];
  proved: Filing["proved"];
  suggestions: (Omit<Suggestion, "a"> & { id: string; a: string })[];
  now: Date;
  requestId: string | null;
};

function makePlan(sender: Sender, filing: Filing, { sequence, taken }: Known, filed: Card | undefined): Plan {
  const isNew = filing.customerId === null;
  const customerId = filing.customerId ?? newId();
  const name = sender.name ?? null;
  // A proof is tied to a card that it creates; on an older card a new point stays claimed.
  const points = filing.keys
    .filter((k) => k.add)
    .map(({ key }) => ({ ...key, id: newId(), state: isNew && key.proved ? "verified" : "claimed", ...stemOf(key) }));
  return {
    customerId,
    created: isNew
      ? { code: customerCode(sequence!), kind: sender.kind, name, nationalId: taken ? null : sender.nationalId }
      : null,
    name: filed?.nameless ? name : null,
    version: filed?.version ?? 0,
    points,
    proved: filing.proved,
    suggestions: filing.suggestions.map((s) => {
      const [a, b] = [s.a ?? customerId, s.b].sort() as [string, string];
      return { ...s, id: newId(), a, b };
    }),
    now: sender.now,
    requestId: sender.requestId,
  };
}

const stemOf = (key: IdentityKey) => (key.kind === "email" ? { stem: emailStem(key.canonical) } : {});

async function write(db: Db, plan: Plan): Promise<void> {
  const { customerId, created, points, proved } = plan;
  const now = plan.now.toISOString();
  await later(db, created ? newCard(plan, created) : countOn(plan));
  // Fewer than meant: an officer gave a key to another card since we looked.
  if (points.length > 0)
    await later(
      db,
      sql`
        with added as (
          insert into "ContactPoint" ("id", "customerId", "kind", "typed", "canonical", "state", "provedAt", "verifiedHow", "origin", "stem", "createdAt")
          select p."id", ${customerId}::uuid, p."kind"::"ContactKind", p."typed", p."canonical", p."state"::"ContactState",
            case when p."proved" then ${now}::timestamptz end, case when p."state" = 'verified' then 'proof' end, ${created !== null}::boolean,
            p."stem", ${now}::timestamptz
          from jsonb_to_recordset(${JSON.stringify(points)}::jsonb)
            as p("id" uuid, "kind" text, "typed" text, "canonical" text, "proved" boolean, "state" text, "stem" text)
          on conflict ("kind", "canonical") where not "shared" and "retiredAt" is null do nothing returning 1
        ) select case when (select count(*) from added) < ${points.length}::int then lost_race() end`,
    );
  if (proved.length > 0)
    await later(
      db,
      sql`
        update "ContactPoint" p set "provedAt" = ${now}::timestamptz,
          "state" = case when q."verified" then 'verified' else p."state" end,
          "verifiedHow" = case when q."verified" then coalesce(p."verifiedHow", 'proof') end
        from jsonb_to_recordset(${JSON.stringify(proved)}::jsonb) as q("pointId" uuid, "verified" boolean) where p."id" = q."pointId"`,
    );
}

/** When he asked, if he did. */
const askedAt = ({ requestId, now }: Plan) => (requestId === null ? null : now.toISOString());

function newCard(plan: Plan, { code, kind, name, nationalId }: NonNullable<Plan["created"]>): Prisma.Sql {
  const asked = plan.requestId === null ? 0 : 1;
  return sql`
    insert into "Customer" ("id", "code", "kind", "name", "nameKey", "nameJoined", "nationalId", "requestCount", "openCount", "lastRequestAt",
      "createdAt")
    values (${plan.customerId}::uuid, ${code}, ${kind}::"CustomerKind", ${name}, ${searchKey(name ?? "")}, ${joinedKey(name ?? "")}, ${nationalId},
      ${asked}::int, ${asked}::int, ${askedAt(plan)}::timestamptz, ${plan.now.toISOString()}::timestamptz)`;
}

/** Counts a request on a card; a race is lost when that has been merged away, taken apart or erased since we looked. */
function countOn(plan: Plan): Prisma.Sql {
  const { customerId, name, points, requestId } = plan;
  const asked = requestId === null ? 0 : 1;
  const named =
    name === null
      ? Prisma.empty
      : sql`, "name" = coalesce("name", ${name}), "nameKey" = case when "name" is null then ${searchKey(name)} else "nameKey" end,
          "nameJoined" = case when "name" is null then ${joinedKey(name)} else "nameJoined" end`;
  const unchecked = points.length > 0 || name !== null ? sql`, "checkedAt" = null` : Prisma.empty;
  return sql`
    with counted as (
      update "Customer" set "requestCount" = "requestCount" + ${asked}::int, "openCount" = "openCount" + ${asked}::int,
        "lastRequestAt" = greatest("lastRequestAt", ${askedAt(plan)}::timestamptz)${named}${unchecked}
      where "id" = ${customerId}::uuid and "mergedIntoId" is null and "erasedAt" is null
        and "version" = ${plan.version} returning 1
    ) select case when not exists (select 1 from counted) then lost_race() end`;
}

type Suggested = { id: string; a: string; b: string; isNew: boolean };

async function suggest(db: Db, { suggestions, requestId, now }: Plan): Promise<Suggested[]> {
  if (suggestions.length === 0) return [];
  return db.$queryRaw<Suggested[]>`
    insert into "MergeSuggestion" ("id", "customerAId", "customerBId", "score", "reasons", "requestId", "createdAt")
    select s."id", s."a", s."b", s."score", s."reasons", ${requestId}::uuid, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(suggestions)}::jsonb) as s("id" uuid, "a" uuid, "b" uuid, "score" float, "reasons" jsonb)
    order by s."a", s."b"
    on conflict ("customerAId", "customerBId") do update set "score" = greatest("MergeSuggestion"."score", excluded."score")
      where "MergeSuggestion"."status" = 'open'
    returning "id", "customerAId" as "a", "customerBId" as "b", xmax = 0 as "isNew"`;
}

function eventsOf(plan: Plan, suggested: Suggested[], { requestId }: Sender): NewEvent[] {
  const about = { customerId: plan.customerId, ...(requestId ? { requestId } : {}) };
  const events: NewEvent[] = [];
  if (plan.created)
    events.push({
      type: "customer.created",
      ...about,
      after: { code: plan.created.code, kind: plan.created.kind, stage: "lead" },
      personal: { name: plan.created.name, nationalId: plan.created.nationalId },
    });
  else if (plan.name !== null)
    events.push({ type: "customer.updated", ...about, after: { fields: ["name"] }, personal: { name: plan.name } });
  for (const { id, kind, state, typed, canonical } of plan.points)
    events.push({
      type: "contact.added",
      ...about,
      after: { contactPointId: id, kind, state },
      personal: { typed, canonical },
    });
  for (const made of suggested.filter((s) => s.isNew)) {
    const { a, b, score, reasons } = plan.suggestions.find((s) => s.id === made.id)!;
    events.push({
      type: "suggestion.opened",
      ...about,
      subject: { type: "suggestion", id: made.id },
      after: { a, b, score, reasons },
    });
  }
  return events;
}
