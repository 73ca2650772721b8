import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import { joinedKey } from "@/lib/base/text";
import type { NewEvent } from "@/lib/kernel/events";
import { RaceLost } from "@/lib/kernel/race";
import type { CustomerKind, CustomerStage } from "@/prisma/generated/enums";
import type { Card, Known, Membership, Plan, PlannedRow } from "./plan";
import type { ReadRow } from "./read-row";

export const companyKey = joinedKey;

/**
 * Finds the organization of this name, or makes its card; null when the card belongs to it already or is it. Changes `known`, so that later
 * rows of one company meet on one card.
 */
export function memberOf(card: Card, name: string, stage: CustomerStage, known: Known): Membership | null {
  const standing = known.companies.get(companyKey(name));
  const company = standing ?? blankCard("organization", stage, name);
  const pair = `${card.id}:${company.id}`;
  if (company.id === card.id || known.members.has(pair)) return null;
  known.companies.set(companyKey(name), company);
  known.members.add(pair);
  return { relationId: newId(), card: company, made: standing === undefined };
}

/** A card that nothing stands on yet. */
export const blankCard = (kind: CustomerKind, stage: CustomerStage, name: string | null): Card => ({
  ...{ id: newId(), code: "", kind, stage, name },
  values: {},
  lists: { interests: [], tastes: [], services: [] },
  tags: new Set(),
  idConfirmed: false,
  gone: false,
  fresh: true,
});

/** Living organizations by the names that rows say; of several the oldest. @returns folded name → id */
export async function companiesOf(db: Db, rows: readonly ReadRow[]): Promise<Map<string, string>> {
  const names = [...new Set(rows.flatMap((row) => (row.company === null ? [] : [companyKey(row.company)])))];
  if (names.length === 0) return new Map();
  const found = await db.$queryRaw<{ name: string; id: string }[]>`
    select n."name", c."id" from unnest(${names}::text[]) as n("name") cross join lateral (
      select "id" from "Customer" where "nameJoined" = n."name" and "kind" <> 'person' and "mergedIntoId" is null and "erasedAt" is null
      order by "createdAt", "id" limit 1) c`;
  return new Map(found.map(({ name, id }) => [name, id]));
}

/** Who of these cards belongs to which of these organizations already, as `PERSON:ORGANIZATION`. */
export async function membersOf(db: Db, cards: string[], companies: string[]): Promise<Set<string>> {
  if (companies.length === 0) return new Set();
  const rows = await db.$queryRaw<{ pair: string }[]>`
    select "fromId" || ':' || "toId" as "pair" from "CustomerRelation"
    where "kind" = 'member' and "fromId" = any(${cards}::uuid[]) and "toId" = any(${companies}::uuid[])`;
  return new Set(rows.map(({ pair }) => pair));
}

/** Writes who belongs to what. */
export async function addMembers(db: Db, plan: Plan, now: Date): Promise<void> {
  const rows = plan.rows.flatMap(({ card, company }) =>
    card && company ? { id: company.relationId, from: card.id, to: company.card.id } : [],
  );
  if (rows.length === 0) return;
  const count = await db.$executeRaw`
    insert into "CustomerRelation" ("id", "fromId", "toId", "kind", "createdAt")
    select r."id", r."from", r."to", 'member', ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("id" uuid, "from" uuid, "to" uuid) on conflict do nothing`;
  if (count !== rows.length) throw new RaceLost(); // an officer related them since we looked
}

/** What to record of a row's company: its card, if it is new, and the relation, on both cards. */
export function companyEvents({ card, company, line }: PlannedRow, importId: string): NewEvent[] {
  if (!card || !company) return [];
  const { id, code, kind, stage, name } = company.card;
  const about = { importId, line };
  const made: NewEvent = {
    ...{ type: "customer.created", customerId: id, after: { ...about, code, kind, stage, keys: [] } },
    personal: { name, nationalId: null, keys: [] },
  };
  const after = { ...about, relationId: company.relationId, kind: "member", from: card.id, to: id };
  const related = [card.id, id].map((customerId): NewEvent => ({ type: "customer.related", customerId, after }));
  return company.made ? [made, ...related] : related;
}
