import type { ContactKind, CustomerKind, CustomerStage, SuggestionSource } from "@/prisma/generated/enums";

/** One card of a suggestion, as far as cards are compared. */
export type Side = {
  id: string;
  code: string;
  name: string | null;
  kind: CustomerKind;
  stage: CustomerStage;
  /** Masked. */
  nationalId: string | null;
  nationalIdConfirmed: boolean;
  /** `1985-03-21`. */
  birthday: string | null;
  province: string | null;
  city: string | null;
  address: string | null;
  postalCode: string | null;
  requestCount: number;
  openCount: number;
  purchaseCount: number;
  lastRequestAt: Date | null;
  createdAt: Date;
  points: { id: string; kind: ContactKind; canonical: string; verified: boolean; shared: boolean; retired: boolean }[];
};

/** Why two cards may be one; `weight` in bits, where the scorer gave one. */
export type SuggestionReason = { reason: string; weight?: number; kinds?: ContactKind[] };

export type Suggested = {
  id: string;
  score: number;
  reasons: SuggestionReason[];
  source: SuggestionSource;
  laterUntil: Date | null;
  createdAt: Date;
  sameNationalId: boolean;
  customers: [Side, Side];
};

/** A merge, and the two cards it is of. */
export type Sides = { mergeId: string; fromId: string; intoId: string };
