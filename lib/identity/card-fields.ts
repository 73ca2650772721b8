import { joinedKey, searchKey } from "@/lib/base/text";
import type { Json } from "@/lib/kernel/events";

/** A card as `to_jsonb` of its row tells it: dates are text, `custom` an object. */
export type Card = { id: string; code: string; version: number; mergedIntoId: string | null } & { [c: string]: Json };

/** Whose value stays: the survivor's, the other's, or of a list both. */
export type Choice = "into" | "from" | "both";
export type Choices = { [field: string]: Choice | undefined };

/** Fields of a card that a merge looks at, in the order of the page; own fields of the house are `custom:ID`. */
export const cardFields = [
  "name",
  "kind",
  "stage",
  "level",
  "nationalId",
  "birthday",
  "province",
  "city",
  "address",
  "postalCode",
  "incomeBand",
  "interests",
  "tastes",
  "services",
  "expectations",
] as const;
export const listFields: readonly string[] = ["interests", "tastes", "services"];
const CUSTOM = "custom:";

export const fieldsOf = (...cards: Card[]): string[] => [
  ...cardFields,
  ...new Set(cards.flatMap((c) => Object.keys((c.custom ?? {}) as object).map((id) => CUSTOM + id))),
];

type Dated = { value: string; at: Json } | null;
/** Which columns make one value: a stage has its date, a level its rank, a national ID when it was confirmed. */
const DATED: Record<string, string> = { stage: "stageSince", level: "levelRank", nationalId: "nationalIdConfirmedAt" };

/** The value of a field, as merges write it down. */
export function readField(card: Card, field: string): Json {
  if (field.startsWith(CUSTOM))
    return ((card.custom ?? {}) as Record<string, Json>)[field.slice(CUSTOM.length)] ?? null;
  const value = card[field] ?? null;
  return DATED[field] && value !== null ? { value, at: card[DATED[field]] ?? null } : value;
}

/** The columns that a field's value is written to. */
export function fieldColumns(card: Card, field: string, value: Json): { [column: string]: Json } {
  if (field.startsWith(CUSTOM)) {
    const { [field.slice(CUSTOM.length)]: _, ...others } = (card.custom ?? {}) as Record<string, Json>;
    return { custom: value === null ? others : { ...others, [field.slice(CUSTOM.length)]: value } };
  }
  if (field === "name") {
    const name = (value ?? "") as string;
    return { name: value, nameKey: searchKey(name), nameJoined: joinedKey(name) };
  }
  const dated = DATED[field];
  return dated
    ? { [field]: (value as Dated)?.value ?? null, [dated]: (value as Dated)?.at ?? null }
    : { [field]: value };
}

export const isEmpty = (value: Json): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** The same in what people see: the order of a list and a moment of confirmation do not count, being confirmed does. */
export function sameValue(field: string, a: Json, b: Json): boolean {
  return JSON.stringify(plain(field, a)) === JSON.stringify(plain(field, b));
}

function plain(field: string, value: Json): Json {
  if (isEmpty(value)) return null;
  if (Array.isArray(value)) return [...value].map(String).sort();
  if (field === "stage" || field === "level") return (value as Dated)!.value;
  if (field === "nationalId") return [(value as Dated)!.value, (value as Dated)!.at !== null];
  if (typeof value === "object" && value !== null) return Object.entries(value).sort() as Json;
  return value;
}

/** What the survivor has after a merge: as chosen; else its own, filled from the other when empty, and lists of both. */
export function chooseValue(field: string, into: Json, from: Json, choice?: Choice): Json {
  if (field === "stage")
    return (from as Dated)?.value === "customer" && (into as Dated)?.value === "lead" ? from : into;
  if (field === "level") return Number((from as Dated)?.at ?? 0) > Number((into as Dated)?.at ?? 0) ? from : into;
  if (choice === "into") return into;
  if (choice === "from" && field !== "kind") return from;
  if (choice === "from") return from ?? into;
  if (listFields.includes(field)) return [...new Set([...((into as string[]) ?? []), ...((from as string[]) ?? [])])];
  if (isEmpty(into)) return from;
  if (field === "nationalId" && (into as Dated)!.at === null && (from as Dated)?.at) return from;
  return into;
}

/** What one merge said about one field of the survivor; `from` is what the card merged into it has. */
export type FieldLink = { before: Json; after: Json; from: Json; choice?: Choice | undefined };

/**
 * Takes one merge out of a field's history: the merges after it choose again from what stood before it, and edits stay.
 * @param links all merges into the card that still stand, oldest first; @param at the one to take out; @param now the value of today
 * @param told what arrivals would have filled an empty field with, between the taken merge or link `i - 1` and link `i`
 * @returns the value, the other links as they are then, and `doubtful`: it was edited since, the edited value stays
 */
export function unchain<L extends FieldLink>(
  field: string,
  links: readonly L[],
  at: number,
  now: Json,
  told: (i: number) => Json = () => null,
): { value: Json; links: L[]; doubtful: boolean } {
  const taken = links[at]!;
  const kept = links.filter((_, i) => i !== at);
  let value = taken.before;
  let stood = taken.after;
  for (let i = at; i <= kept.length; i++) {
    const link = kept[i];
    const then = link ? link.before : now;
    if (listFields.includes(field)) value = edited(value, stood, then);
    else if (!sameValue(field, then, stood)) return { value: now, links: kept, doubtful: differs(field, taken, now) };
    if (isEmpty(value)) value = told(i);
    if (!link) break;
    stood = link.after;
    kept[i] = { ...link, before: value, after: chooseValue(field, value, link.from, link.choice) };
    value = kept[i]!.after;
  }
  return { value, links: kept, doubtful: false };
}

const differs = (field: string, taken: FieldLink, now: Json): boolean =>
  !sameValue(field, taken.before, taken.after) && !sameValue(field, now, taken.before);

/** What people added to a list and took off it between two moments, done to another one. */
function edited(value: Json, earlier: Json, later: Json): Json {
  const [v, a, b] = [value, earlier, later].map((x) => (x ?? []) as string[]) as [string[], string[], string[]];
  return [...v.filter((x) => !a.includes(x) || b.includes(x)), ...b.filter((x) => !a.includes(x) && !v.includes(x))];
}
