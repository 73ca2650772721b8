import type { Json } from "@/lib/kernel/events";
import type { Card, Changes } from "./plan";
import type { ReadRow } from "./read-row";

const LISTS = ["interests", "tastes", "services"] as const;
const isEmpty = (value: Json | undefined) => value === undefined || value === null || value === "";

/**
 * What a row changes on a card: empty fields are filled, lists grow; what stands there is overwritten only by an update. A customer never
 * becomes a lead again, and a confirmed national ID stays.
 */
export function changesOf(card: Card, row: ReadRow, update: boolean): Changes {
  const changes: Changes = {};
  const offer = (field: string, was: Json, now: Json) => {
    if (isEmpty(now) || was === now) return;
    if (isEmpty(was) || update) changes[field] = { was, now };
  };
  offer("name", card.name, row.name);
  if (update && row.kind !== null) offer("kind", card.kind, row.kind);
  if (update && row.stage === "customer") offer("stage", card.stage, row.stage);
  for (const [field, now] of Object.entries(row.values))
    if (field !== "nationalId" || !card.idConfirmed) offer(field, card.values[field] ?? null, now);
  for (const list of LISTS) {
    const more = row.lists[list].filter((one) => !card.lists[list].includes(one));
    if (more.length > 0) changes[list] = { was: card.lists[list], now: [...new Set([...card.lists[list], ...more])] };
  }
  return changes;
}

/** Makes the card what the changes say. */
export function apply(card: Card, changes: Changes): void {
  for (const [field, { now }] of Object.entries(changes)) {
    if (field === "name") card.name = now as string;
    else if (field === "kind") card.kind = now as Card["kind"];
    else if (field === "stage") card.stage = now as Card["stage"];
    else if (isList(field)) card.lists[field] = now as string[];
    else card.values[field] = now;
  }
}

const isList = (field: string): field is (typeof LISTS)[number] => (LISTS as readonly string[]).includes(field);
