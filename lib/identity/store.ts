import type { Db } from "@/lib/base/db";
import { emailStem } from "@/lib/base/email";
import { customerCode, newId } from "@/lib/base/id";
import { joinedKey, searchKey } from "@/lib/base/text";
import type { NewEvent } from "@/lib/kernel/events";
import { RaceLost } from "@/lib/kernel/race";
import type { ContactKind, CustomerKind } from "@/prisma/generated/enums";
import { type Candidate, decideFiling, type Filing, type IdentityKey, type Suggestion, uniqueKeys } from "./rules";

export type Sender = {
  keys: readonly IdentityKey[];
  name?: string | undefined;
  kind: CustomerKind;
  nationalId: string | null;
  /** null: he came by something that is no request, such as a purchase; then none is counted. */
  requestId: string | null;
  now: Date;
};

export type Resolved = {
  customerId: string;
  code: string;
  isNew: boolean;
  previousRequestCount: number;
  by: ContactKind | null;
  keys: Filing["keys"];
  nationalIdRefused: boolean;
  /** An open suggestion about this card, new or older. */
  suggestionId: string | undefined;
  events: NewEvent[];
};

/**
 * Whose card is it, and what is added to it: locks every key, searches, decides (`decideFiling`), writes. Three statements, to be run
 * in the transaction that stores what he came by. Counts a request on the card too.
 */
export async function resolveCustomer(db: Db, sender: Sender): Promise<Resolved> {
  const keys = uniqueKeys(sender.keys);
  await lockKeys(db, keys);
  const known = await search(db, keys, sender.nationalId);
  const candidates = known.points.map((p) => ({ ...p, provedAt: p.provedAt === null ? null : new Date(p.provedAt) }));
  const filing = decideFiling(keys, candidates, known.holders, sender.now);
  const filed = known.points.find((p) => p.customerId === filing.customerId);
  const plan = makePlan(sender, filing, known, filed?.nameless ?? false);
  const written = await write(db, plan);
  return {
    customerId: plan.customerId,
    code: written.code,
    isNew: plan.created !== null,
    previousRequestCount: written.previous,
    by: filing.by,
    keys: filing.keys,
    nationalIdRefused: filing.suggestions.some((s) => s.reasons.some((r) => r.reason === "sameNationalId")),
    suggestionId: written.suggestions?.find((s) => s.a === plan.customerId || s.b === plan.customerId)?.id,
    events: eventsOf(plan, written, sender),
  };
}

/** Whoever brings one of these keys waits here until we have committed. One order for all, so nobody waits in a ring. */
async function lockKeys(db: Db, keys: readonly IdentityKey[]): Promise<void> {
  if (keys.length === 0) return;
  const names = keys.map((k) => `${k.kind}:${k.canonical}`);
  await db.$queryRaw`
    select pg_advisory_xact_lock(h)::text from (
      select distinct hashtextextended(name, 0) as h from unnest(${names}::text[]) as name order by 1 offset 0) as locks`;
}

type KnownPoint = Omit<Candidate, "provedAt"> & { provedAt: string | null; nameless: boolean };
type Known = {
  points: KnownPoint[];
  holders: string[];
  /** The national ID is confirmed on one of their cards, and stays that card's. */
  taken: boolean;
  sequence: number | null;
};

/**
 * Active points with these keys, on the cards they count for now; a code's number only when a new card is due. The limits tell the
 * planner that these are few: without them it reads whole tables.
 */
async function search(db: Db, keys: readonly IdentityKey[], nationalId: string | null): Promise<Known> {
  const asked = JSON.stringify(keys.map(({ kind, canonical }) => ({ kind, canonical })));
  const [row] = await db.$queryRaw<[Known]>`
    with recursive asked as (select * from jsonb_to_recordset(${asked}::jsonb) as k("kind" text, "canonical" text) limit 20),
    found as (
      select p.* from asked k cross join lateral (
        select * from "ContactPoint" p
        where p."kind" = k."kind"::"ContactKind" and p."canonical" = k."canonical" and p."retiredAt" is null
        order by p."shared", p."createdAt" desc limit 6) p
    ), chain as (
      select f."customerId" as "from", c.* from found f
        cross join lateral (select "id", "mergedIntoId", "name" from "Customer" where "id" = f."customerId" limit 1) c
      union
      select h."from", c.* from chain h
        cross join lateral (select "id", "mergedIntoId", "name" from "Customer" where "id" = h."mergedIntoId" limit 1) c
    ), points as (
      select f."id" as "pointId", h."id" as "customerId", f."kind", f."canonical", f."state", f."provedAt", f."shared", f."origin",
        h."name" is null as "nameless"
      from found f join chain h on h."from" = f."customerId" and h."mergedIntoId" is null
    )
    select coalesce((select json_agg(p) from points p), '[]') as "points",
      array(select "id"::text from "Customer" where "nationalId" = ${nationalId}::text and "mergedIntoId" is null
        order by "createdAt" limit 6) as "holders",
      exists (select 1 from "Customer" where "nationalId" = ${nationalId}::text and "nationalIdConfirmedAt" is not null
        and "mergedIntoId" is null and "erasedAt" is null) as "taken",
      case when not exists (select 1 from points where not "shared") then nextval('customer_code')::int end as "sequence"`;
  return row!;
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
  points: NewPoint[];
  proved: Filing["proved"];
  suggestions: (Omit<Suggestion, "a"> & { id: string; a: string })[];
  now: Date;
  requestId: string | null;
};

function makePlan(sender: Sender, filing: Filing, { sequence, taken }: Known, nameless: boolean): Plan {
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
    name: nameless ? name : null,
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

type Written = {
  code: string;
  previous: number;
  added: number;
  suggestions: { id: string; a: string; b: string; isNew: boolean }[] | null;
};

async function write(db: Db, plan: Plan): Promise<Written> {
  const now = plan.now.toISOString();
  const { created } = plan;
  const asked = plan.requestId === null ? 0 : 1;
  const askedAt = plan.requestId === null ? null : now;
  const name = created?.name ?? plan.name;
  const [row] = await db.$queryRaw<[Written]>`
    with created as (
      insert into "Customer" ("id", "code", "kind", "name", "nameKey", "nameJoined", "nationalId", "requestCount", "openCount",
        "lastRequestAt", "createdAt")
      select ${plan.customerId}::uuid, ${created?.code ?? ""}, ${created?.kind ?? "person"}::"CustomerKind", ${name}::text,
        ${searchKey(name ?? "")}, ${joinedKey(name ?? "")}, ${created?.nationalId ?? null}::text, ${asked}::int, ${asked}::int,
        ${askedAt}::timestamptz, ${now}::timestamptz
      where ${created !== null}::boolean returning "code", "requestCount"
    ), counted as (
      update "Customer" set "requestCount" = "requestCount" + ${asked}::int, "openCount" = "openCount" + ${asked}::int,
        "lastRequestAt" = greatest("lastRequestAt", ${askedAt}::timestamptz), "name" = coalesce("name", ${plan.name}::text),
        "nameKey" = case when "name" is null then ${searchKey(plan.name ?? "")} else "nameKey" end,
        "nameJoined" = case when "name" is null then ${joinedKey(plan.name ?? "")} else "nameJoined" end,
        "checkedAt" = case when ${plan.points.length > 0 || plan.name !== null}::boolean then null else "checkedAt" end
      where "id" = ${plan.customerId}::uuid and ${created === null}::boolean and "mergedIntoId" is null
      returning "code", "requestCount"
    ), added as (
      insert into "ContactPoint" ("id", "customerId", "kind", "typed", "canonical", "state", "provedAt", "verifiedHow", "origin", "stem", "createdAt")
      select p."id", ${plan.customerId}::uuid, p."kind"::"ContactKind", p."typed", p."canonical", p."state"::"ContactState",
        case when p."proved" then ${now}::timestamptz end, case when p."state" = 'verified' then 'proof' end, ${created !== null}::boolean,
        p."stem", ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(plan.points)}::jsonb)
        as p("id" uuid, "kind" text, "typed" text, "canonical" text, "proved" boolean, "state" text, "stem" text)
      on conflict ("kind", "canonical") where not "shared" and "retiredAt" is null do nothing returning 1
    ), proved as (
      update "ContactPoint" p set "provedAt" = ${now}::timestamptz,
        "state" = case when q."verified" then 'verified' else p."state" end,
        "verifiedHow" = case when q."verified" then coalesce(p."verifiedHow", 'proof') end
      from jsonb_to_recordset(${JSON.stringify(plan.proved)}::jsonb) as q("pointId" uuid, "verified" boolean) where p."id" = q."pointId"
    ), suggested as (
      insert into "MergeSuggestion" ("id", "customerAId", "customerBId", "score", "reasons", "requestId", "createdAt")
      select s."id", s."a", s."b", s."score", s."reasons", ${plan.requestId}::uuid, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(plan.suggestions)}::jsonb) as s("id" uuid, "a" uuid, "b" uuid, "score" float, "reasons" jsonb)
      order by s."a", s."b"
      on conflict ("customerAId", "customerBId") do update set "score" = greatest("MergeSuggestion"."score", excluded."score")
        where "MergeSuggestion"."status" = 'open'
      returning "id", "customerAId" as "a", "customerBId" as "b", xmax = 0 as "isNew"
    )
    select c."code", c."requestCount" - ${asked}::int as "previous", (select count(*)::int from added) as "added",
      (select json_agg(s) from suggested s) as "suggestions"
    from (select * from created union all select * from counted) c`;
  // The card was merged away, or an officer gave the key to another card, since we looked.
  if (!row || row.added !== plan.points.length) throw new RaceLost();
  return row;
}

function eventsOf(plan: Plan, written: Written, { requestId }: Sender): NewEvent[] {
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
  for (const made of written.suggestions?.filter((s) => s.isNew) ?? []) {
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
