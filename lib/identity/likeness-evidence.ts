/** log2 of how probable an observation is for one and the same (m), for one household or house (h), for strangers (u). */
export type Evidence = { reason: LikenessReason | null; m: number; h: number; u: number };

/** Why two cards look alike or not; words stand in the catalogue (`duplicates.reason`). */
export const likenessReasons = [
  "sameName",
  "sameNameOtherOrder",
  "sameNameOtherSpacing",
  "nameSoundsSame",
  "nameOneEdit",
  "nameSimilar",
  "partOfName",
  "otherGivenName",
  "otherName",
  "sameNationalId",
  "nationalIdNear",
  "otherNationalId",
  "sameBirthday",
  "birthdayNear",
  "otherBirthday",
  "sameAddress",
  "similarAddress",
  "samePostalCode",
  "postalCodeNear",
  "sameCity",
  "otherCity",
  "samePhone",
  "formerPhone",
  "sharedPhone",
  "phoneNear",
  "sameExchange",
  "sameEmail",
  "sameEmailStem",
  "sameEmailLocal",
  "similarEmail",
  "sameHandle",
] as const;
export type LikenessReason = (typeof likenessReasons)[number];

/** Evidence from plain probabilities. */
export const given = (reason: LikenessReason | null, m: number, h: number, u: number): Evidence => ({
  reason,
  m: Math.log2(m),
  h: Math.log2(h),
  u: Math.log2(u),
});

/** How often values occur in the base; `count` knows the tokens of `tokensOf`. */
export type Base = { cards: number; count: (token: string) => number };

/**
 * Share of cards with this value, without the pair that is compared (its own cards would make each rare value look twice as common):
 * (count − pair + ¼) / (cards + prior), between 1/5,000,000 and 9/10. A small base borrows 500 cards in which each value stands at `usual`.
 */
export function share(base: Base, token: string, pair: 1 | 2, usual: number): number {
  const others = Math.max(0, base.count(token) - pair);
  return Math.max(2e-7, Math.min(0.9, (others + 0.25 + 500 * usual) / (base.cards + 500)));
}
