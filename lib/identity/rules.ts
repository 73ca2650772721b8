import { isVerified } from "@/lib/customers/rules";
import type { ContactKind, ContactState } from "@/prisma/generated/enums";

/** A readable key that a request came by. */
export type IdentityKey = { kind: ContactKind; typed: string; canonical: string; proved: boolean };

/** A point that is not retired and has the kind and canonical form of one of the keys; merged cards count as their target. */
export type Candidate = {
  pointId: string;
  customerId: string;
  kind: ContactKind;
  canonical: string;
  state: ContactState;
  provedAt: Date | null;
  shared: boolean;
  origin: boolean;
};

/** Why a key does not stand on the card, or did not decide (`words` of the page: `intake.refused`). */
export type Refusal = "ownedByOther" | "shared" | "unreadable" | "neverFiles";

export type Suggestion = {
  /** The smaller id of the pair; null: the lead that this request creates. */
  a: string | null;
  b: string;
  score: number;
  reasons: { reason: "keysOnOneRequest" | "sharedKey" | "sameNationalId"; kinds?: ContactKind[] }[];
};

export type Filing = {
  /** null: nobody is known by these keys; a new lead. */
  customerId: string | null;
  /** The kind of the key that decided; null for a new lead. */
  by: ContactKind | null;
  keys: { key: IdentityKey; filed: boolean; add: boolean; refused: Refusal | null }[];
  /** Points proved by this request; `verified` only where they are tied to the card. */
  proved: { pointId: string; verified: boolean }[];
  suggestions: Suggestion[];
};

/** At most so many holders of a shared key or a national ID are suggested. */
export const SUGGESTED_HOLDERS = 5;
const RANK = ["verified mobile", "verified handle", "verified email", "mobile", "handle", "email", "landline"];
export const SCORE = { keysOnOneRequest: 0.8, sharedKey: 0.3, sameNationalId: 0.9 };

/** Position in the order of filing, 0 first: verified mobile, handle, email; then mobile, handle, email, landline. */
export function rankOf(point: Pick<Candidate, "kind" | "state" | "provedAt">, now: Date): number {
  const verified = RANK.indexOf(`verified ${point.kind}`);
  return verified >= 0 && isVerified(point, now) ? verified : RANK.indexOf(point.kind);
}

const same = (a: { kind: string; canonical: string }, b: { kind: string; canonical: string }) =>
  a.kind === b.kind && a.canonical === b.canonical;

/** Each (kind, canonical) once; proved wins over claimed. */
export function uniqueKeys(keys: readonly IdentityKey[]): IdentityKey[] {
  const kept = new Map<string, IdentityKey>();
  for (const key of keys) {
    const id = `${key.kind}:${key.canonical}`;
    if (!kept.has(id) || (key.proved && !kept.get(id)!.proved)) kept.set(id, key);
  }
  return [...kept.values()];
}

/**
 * Whose card ("Identity", step 2): decides only from the keys, the points found under lock, and who else has the national ID.
 * Does not depend on the order of keys or points. @param named the card, when it is known otherwise (its code was given)
 */
export function decideFiling(
  asked: readonly IdentityKey[],
  candidates: readonly Candidate[],
  nationalIdHolders: readonly string[],
  now: Date,
  named: string | null = null,
): Filing {
  const keys = uniqueKeys(asked);
  const own = candidates.filter((c) => !c.shared && keys.some((k) => same(k, c)));
  const shared = candidates.filter((c) => c.shared && keys.some((k) => same(k, c)));
  const [first] = [...own].sort(
    (a, b) => rankOf(a, now) - rankOf(b, now) || (a.canonical < b.canonical ? -1 : Number(a.canonical > b.canonical)),
  );
  const customerId = named ?? first?.customerId ?? null;
  const placed = keys.map((key) => ({ key, ...placeKey(key, customerId, own, shared) }));
  return {
    customerId,
    by: named === null ? (first?.kind ?? null) : null,
    keys: placed,
    proved: provedPoints(keys, customerId, [...own, ...shared]),
    suggestions: onePerPair([
      ...conflicts(own, named),
      ...(customerId === null ? held(shared) : []),
      ...sameNationalId(customerId, nationalIdHolders),
    ]),
  };
}

/** The same two cards may look alike for several reasons: one suggestion tells them all. */
function onePerPair(all: Suggestion[]): Suggestion[] {
  const pairs = new Map<string, Suggestion>();
  for (const one of all) {
    const [a, b] = one.a !== null && one.a > one.b ? [one.b, one.a] : [one.a, one.b];
    const before = pairs.get(`${a}/${b}`);
    pairs.set(`${a}/${b}`, {
      a,
      b,
      score: Math.max(one.score, before?.score ?? 0),
      reasons: [...(before?.reasons ?? []), ...one.reasons],
    });
  }
  return [...pairs.values()];
}

function placeKey(key: IdentityKey, customerId: string | null, own: Candidate[], shared: Candidate[]) {
  const owner = own.find((c) => same(c, key));
  if (owner) {
    const filed = owner.customerId === customerId;
    return { filed, add: false, refused: filed ? null : ("ownedByOther" as const) };
  }
  const holders = shared.filter((c) => same(c, key));
  if (holders.some((c) => c.customerId === customerId)) return { filed: true, add: false, refused: null };
  if (holders.length > 0) return { filed: false, add: false, refused: "shared" as const };
  return { filed: true, add: true, refused: null };
}

/** A proof ties a point to the card when the point created it, or another one proved by the same request did. */
function provedPoints(keys: IdentityKey[], customerId: string | null, points: Candidate[]): Filing["proved"] {
  const here = points.filter((p) => p.customerId === customerId && keys.some((k) => k.proved && same(k, p)));
  const tied = here.some((p) => p.origin);
  return here.map((p) => ({ pointId: p.pointId, verified: p.state === "verified" || (tied && !p.shared) }));
}

/** One suggestion for each unordered pair of customers whose keys came with one request. */
function conflicts(own: Candidate[], named: string | null): Suggestion[] {
  const ids = [...new Set([...own.map((c) => c.customerId), ...(named ? [named] : [])])].sort();
  const kindsOf = (id: string) => own.filter((c) => c.customerId === id).map((c) => c.kind);
  return ids.flatMap((a, i) =>
    ids.slice(i + 1).map((b) => ({
      a,
      b,
      score: SCORE.keysOnOneRequest,
      reasons: [{ reason: "keysOnOneRequest" as const, kinds: [...new Set([...kindsOf(a), ...kindsOf(b)])].sort() }],
    })),
  );
}

/** Only a shared key is known: the new lead may be one of its holders. */
function held(shared: Candidate[]): Suggestion[] {
  const ids = [...new Set(shared.map((c) => c.customerId))].sort().slice(0, SUGGESTED_HOLDERS);
  return ids.map((b) => {
    const kinds = [...new Set(shared.filter((c) => c.customerId === b).map((c) => c.kind))].sort();
    return { a: null, b, score: SCORE.sharedKey, reasons: [{ reason: "sharedKey" as const, kinds }] };
  });
}

/** A national ID never files: anyone can type one. It only says who this might be. */
function sameNationalId(customerId: string | null, holders: readonly string[]): Suggestion[] {
  const others = [...new Set(holders)].filter((id) => id !== customerId).sort();
  return others.slice(0, SUGGESTED_HOLDERS).map((b) => ({
    a: customerId,
    b,
    score: SCORE.sameNationalId,
    reasons: [{ reason: "sameNationalId" as const }],
  }));
}
