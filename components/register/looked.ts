import type { ContactKind, Outcome, RequestStatus } from "@/prisma/generated/enums";

/** A customer that what was typed may mean. */
export type Candidate = { code: string; name: string | null; points: string[]; open: number };

export type Earlier = {
  number: number;
  subject: string;
  status: RequestStatus;
  outcome: Outcome | null;
  /** As it is told: «۳ روز پیش». */
  when: string;
  open: boolean;
  inSight: boolean;
};

/** Who it is, as filing would decide or as the officer chose. */
export type Known = Candidate & {
  by: { kind: ContactKind; verified: boolean } | null;
  earlier: Earlier[];
};

/** `fresh`: a whole number or address that nobody has. */
export type Looked = { kind: KeyKind; known: Known | null; candidates: Candidate[]; fresh: boolean };

/** What stands in the field: a whole or part of a number, an address, or words. */
export type KeyKind = "phone" | "email" | "words";

export type Kept = { id: string; name: string };

/** What the page can ask while one types. */
export type Asks = {
  look: (typed: string) => Promise<Looked>;
  choose: (code: string) => Promise<Known | null>;
  alike: (code: string, subject: string, body: string) => Promise<number[]>;
};
