import type { Problem } from "@/lib/base/errors";
import type { Candidate, IdentityKey, Suggestion } from "@/lib/identity/rules";
import type { Json } from "@/lib/kernel/events";
import type { CustomerKind, CustomerStage } from "@/prisma/generated/enums";
import type { ReadRow, Values } from "./read-row";

/** A card as an import sees it: what it may write, and nothing else. */
export type Card = {
  id: string;
  /** Given when a new one is written. */
  code: string;
  kind: CustomerKind;
  stage: CustomerStage;
  name: string | null;
  /** `nationalId`, `city` …, and `custom:ID`. */
  values: Values;
  lists: ReadRow["lists"];
  /** Folded names. */
  tags: Set<string>;
  idConfirmed: boolean;
  /** Merged away or erased. */
  gone: boolean;
  /** Made by this plan. */
  fresh: boolean;
};

/** What is known of the keys, codes, hashes and national IDs of some rows. */
export type Known = {
  cards: Map<string, Card>;
  points: readonly Candidate[];
  codes: Map<string, string>;
  /** The same line, brought in before → its card. */
  hashes: Map<string, string>;
  holders: Map<string, string[]>;
  /** Folded name → the organization of that name, the oldest where there are several. */
  companies: Map<string, Card>;
  /** `PERSON:ORGANIZATION`, of those above. */
  members: Set<string>;
};

export type NewPoint = { id: string; customerId: string; key: IdentityKey; origin: boolean };
export type PlannedRow = {
  line: number;
  hash: string;
  outcome: "created" | "updated" | "same" | "rejected";
  card: Card | null;
  by: string | null;
  changes: Changes;
  points: NewPoint[];
  tags: string[];
  company: Membership | null;
  refused: { key: IdentityKey; reason: string }[];
  problems: Record<number, Problem>;
};
export type PlannedSuggestion = Omit<Suggestion, "a"> & { a: string };
export type Plan = { rows: PlannedRow[]; suggestions: PlannedSuggestion[] };

/** Field → what stood there and what stands there now. */
export type Changes = Record<string, { was: Json; now: Json }>;

/** A person of a row comes to belong to an organization. `made`: its card is made by this row too. */
export type Membership = { relationId: string; card: Card; made: boolean };
