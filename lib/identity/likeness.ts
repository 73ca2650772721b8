import type { CustomerKind } from "@/prisma/generated/enums";
import type { Base, Evidence, LikenessReason } from "./likeness-evidence";
import type { Features } from "./likeness-features";
import {
  birthdayEvidence,
  emailEvidence,
  handleEvidence,
  nationalIdEvidence,
  phoneEvidence,
  placeEvidence,
} from "./likeness-field-evidence";
import { nameEvidence } from "./likeness-name-evidence";

/** A reason and its weight in bits: each bit doubles the odds (below 0: halves them) that the cards are one rather than two strangers'. */
export type LikenessFinding = { reason: LikenessReason; weight: number };
export type Likeness = { score: number; reasons: LikenessFinding[] };

/** From here on a pair is shown to a person. */
export const SUGGESTED_FROM = 0.1;
/** One card in five has a twin somewhere in the base; and one in five another of its household. */
const TWINS = 0.2;
const HOUSEHOLD = 0.2;

/** A person is never an organization; a supplier may be the organization it is. */
export const comparable = (a: CustomerKind, b: CustomerKind): boolean => a === b || (a !== "person" && b !== "person");

/**
 * How probable it is that two cards are one customer, 0 to 1, and why. Adds log-likelihoods of each field that both cards have (two empty
 * ones never agree), as Fellegi and Sunter (1969), "A Theory for Record Linkage"; but against two explanations: strangers who agree by
 * chance, and another of the same household, who shares family, address and telephone but not given name, birthday or national ID.
 * score = m·P(m) / (m·P(m) + h·P(h) + u·P(u)), where the chance of meeting a twin falls with the size of the base.
 */
export function likeness(one: Features, other: Features, base: Base): Likeness | null {
  if (!comparable(one.kind, other.kind)) return null;
  const [a, b] = one.id < other.id ? [one, other] : [other, one]; // the same from either side
  const all = [
    nameEvidence(a.words, b.words, base),
    nationalIdEvidence(a, b),
    birthdayEvidence(a, b, base),
    ...placeEvidence(a, b, base),
    phoneEvidence(a, b),
    emailEvidence(a, b),
    handleEvidence(a, b),
  ].filter((one) => one !== null);
  const cards = Math.max(base.cards, 1000);
  const sum = (side: "m" | "h" | "u") => all.reduce((total, one) => total + one[side], 0);
  const m = sum("m") + Math.log2(TWINS / cards);
  const h = sum("h") + Math.log2(HOUSEHOLD / cards);
  const u = sum("u");
  const score = 1 / (1 + 2 ** (h - m) + 2 ** (u - m));
  return { score: rounded(surely(all) ? Math.max(score, SUGGESTED_FROM) : score, 3), reasons: findings(all) };
}

/** An equal national or legal ID is always worth a look: either one customer, or one of the two cards has it wrongly. */
const surely = (all: Evidence[]) => all.some((one) => one.reason === "sameNationalId" && one.m - one.u > 25);

function findings(all: Evidence[]): LikenessFinding[] {
  return all
    .flatMap((one) => (one.reason ? [{ reason: one.reason, weight: rounded(one.m - one.u, 1) }] : []))
    .sort((x, y) => y.weight - x.weight);
}

const rounded = (x: number, digits: number) => Math.round(x * 10 ** digits) / 10 ** digits;
