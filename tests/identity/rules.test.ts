import { describe, expect, test } from "vitest";
import { isVerified } from "@/lib/customers/rules";
import { type Candidate, decideFiling, type IdentityKey, rankOf } from "@/lib/identity/rules";
import fc, { runs } from "@/tests/support/fuzz";

const NOW = new Date("2026-11-22T08:00:00Z");
const kinds = ["mobile", "landline", "email", "handle"] as const;
const CARDS = ["c1", "c2", "c3", "c4"];

const key = fc.record<IdentityKey>({
  kind: fc.constantFrom(...kinds),
  typed: fc.constant("typed"),
  canonical: fc.constantFrom("k1", "k2", "k3"),
  proved: fc.boolean(),
});
const candidate = fc.record<Candidate>({
  pointId: fc.uuid(),
  customerId: fc.constantFrom(...CARDS),
  kind: fc.constantFrom(...kinds),
  canonical: fc.constantFrom("k1", "k2", "k3", "k4"),
  state: fc.constantFrom("claimed", "verified"),
  provedAt: fc.constantFrom(null, new Date("2026-10-01T00:00:00Z"), new Date("2020-01-01T00:00:00Z")),
  shared: fc.boolean(),
  origin: fc.boolean(),
});
/** As the unique index has it: an active, unshared key belongs to one card. */
const candidates = fc
  .array(candidate, { maxLength: 12 })
  .map((all) =>
    all.filter(
      (c, i) => c.shared || !all.slice(0, i).some((d) => !d.shared && d.kind === c.kind && d.canonical === c.canonical),
    ),
  );
const holders = fc.subarray(CARDS);
const world = fc.tuple(fc.array(key, { maxLength: 6 }), candidates, holders);
const meets = (k: IdentityKey, c: Candidate) => k.kind === c.kind && k.canonical === c.canonical;

const holdsFor = (check: (keys: IdentityKey[], found: Candidate[], holders: string[]) => void) =>
  fc.assert(
    fc.property(world, ([k, c, h]) => void check(k, c, h)),
    { numRuns: runs(500) },
  );

describe("whatever keys come and whatever is known", () => {
  test("the card is that of the first unshared key in the order of filing, or new", () =>
    holdsFor((keys, found, h) => {
      const { customerId, by } = decideFiling(keys, found, h, NOW);
      const own = found.filter((c) => !c.shared && keys.some((k) => meets(k, c)));
      if (own.length === 0) return expect([customerId, by]).toEqual([null, null]);
      const best = Math.min(...own.map((c) => rankOf(c, NOW)));
      const winners = own.filter((c) => rankOf(c, NOW) === best);
      expect(winners.map((c) => c.customerId)).toContain(customerId);
      expect(by).toBe(winners[0]!.kind);
    }));

  test("neither the order of keys nor that of points changes anything", () =>
    holdsFor((keys, found, h) => {
      const one = decideFiling(keys, found, h, NOW);
      const other = decideFiling([...keys].reverse(), [...found].reverse(), [...h].reverse(), NOW);
      expect(other.customerId).toBe(one.customerId);
      expect(other.by).toBe(one.by);
      const shown = (f: typeof one) => f.suggestions.map((s) => JSON.stringify(s)).sort();
      expect(shown(other)).toEqual(shown(one));
    }));

  test("each key stands on the card or is refused with a reason; only an unknown one is added", () =>
    holdsFor((keys, found, h) => {
      const { customerId, keys: placed } = decideFiling(keys, found, h, NOW);
      expect(placed).toHaveLength(new Set(keys.map((k) => k.kind + k.canonical)).size);
      for (const { key: k, filed, add, refused } of placed) {
        const points = found.filter((c) => meets(k, c));
        expect(filed).toBe(refused === null);
        expect(add).toBe(points.length === 0);
        const owner = points.find((c) => !c.shared);
        if (owner) expect(refused).toBe(owner.customerId === customerId ? null : "ownedByOther");
        else if (points.length > 0)
          expect(refused).toBe(points.some((c) => c.customerId === customerId) ? null : "shared");
      }
    }));

  test("one suggestion for each unordered pair, never of a card with itself", () =>
    holdsFor((keys, found, h) => {
      const { customerId, suggestions } = decideFiling(keys, found, h, NOW);
      const pairs = suggestions.map((s) => `${s.a}/${s.b}`);
      expect(new Set(pairs).size).toBe(pairs.length);
      for (const { a, b } of suggestions) {
        expect(a).not.toBe(b);
        if (a === null) expect(customerId).toBeNull();
        else expect(a < b).toBe(true);
      }
      const owners = new Set(found.filter((c) => !c.shared && keys.some((k) => meets(k, c))).map((c) => c.customerId));
      const conflicts = suggestions.filter((s) => s.reasons.some((r) => r.reason === "keysOnOneRequest"));
      expect(conflicts).toHaveLength((owners.size * (owners.size - 1)) / 2);
    }));

  test("a national ID changes suggestions only", () =>
    holdsFor((keys, found, h) => {
      const { suggestions: _, ...without } = decideFiling(keys, found, [], NOW);
      expect(decideFiling(keys, found, h, NOW)).toMatchObject(without);
    }));

  test("only proved keys prove, and only points of the card", () =>
    holdsFor((keys, found, h) => {
      const { customerId, proved } = decideFiling(keys, found, h, NOW);
      for (const { pointId } of proved) {
        const point = found.find((c) => c.pointId === pointId)!;
        expect(point.customerId).toBe(customerId);
        expect(keys.some((k) => k.proved && meets(k, point))).toBe(true);
      }
    }));
});

const point = (p: Partial<Candidate>): Candidate => ({
  pointId: "p",
  customerId: "c1",
  kind: "mobile",
  canonical: "k1",
  state: "claimed",
  provedAt: null,
  shared: false,
  origin: false,
  ...p,
});
const asked = (k: Partial<IdentityKey>): IdentityKey => ({
  kind: "mobile",
  typed: "t",
  canonical: "k1",
  proved: false,
  ...k,
});
const fresh = { state: "verified" as const, provedAt: new Date("2026-11-01T00:00:00Z") };

describe("the order of filing", () => {
  const ladder = [
    point({ kind: "mobile", ...fresh }),
    point({ kind: "handle", ...fresh }),
    point({ kind: "email", ...fresh }),
    point({ kind: "mobile" }),
    point({ kind: "handle" }),
    point({ kind: "email" }),
    point({ kind: "landline" }),
  ];
  test.each(ladder.slice(1).map((p, i) => [i, p] as const))("step %i comes before the next", (i, next) => {
    const before = { ...ladder[i]!, customerId: "c2", canonical: "k2" };
    const keys = [asked({ kind: next.kind }), asked({ kind: before.kind, canonical: "k2" })];
    expect(decideFiling(keys, [next, before], [], NOW).customerId).toBe("c2");
  });

  test("a verified landline is a landline", () => {
    const keys = [asked({ kind: "landline" }), asked({ kind: "email", canonical: "k2" })];
    const found = [point({ kind: "landline", ...fresh }), point({ kind: "email", canonical: "k2", customerId: "c2" })];
    expect(decideFiling(keys, found, [], NOW).customerId).toBe("c2");
  });

  test.each([
    ["2025-11-22T08:00:00Z", true],
    ["2025-11-22T07:59:59Z", false],
    [null, false],
  ])("a proof of %s counts: %s", (at, counts) =>
    expect(isVerified({ state: "verified", provedAt: at === null ? null : new Date(at) }, NOW)).toBe(counts),
  );
});

describe("proof", () => {
  const proofOf = (keys: IdentityKey[], found: Candidate[]) => decideFiling(keys, found, [], NOW).proved;

  test("verifies the point that created the card", () =>
    expect(proofOf([asked({ proved: true })], [point({ origin: true })])).toEqual([{ pointId: "p", verified: true }]));

  test("of a later point stays claimed by itself", () =>
    expect(proofOf([asked({ proved: true })], [point({})])).toEqual([{ pointId: "p", verified: false }]));

  test("of a later point together with the one that created the card verifies both", () => {
    const keys = [asked({ proved: true }), asked({ kind: "email", proved: true })];
    const found = [point({ origin: true }), point({ pointId: "q", kind: "email" })];
    expect(proofOf(keys, found).every((p) => p.verified)).toBe(true);
  });
});

test("a shared key known to many suggests at most five of them", () => {
  const found = Array.from({ length: 9 }, (_, i) => point({ pointId: `p${i}`, customerId: `c${i}`, shared: true }));
  const { customerId, suggestions } = decideFiling([asked({})], found, [], NOW);
  expect(customerId).toBeNull();
  expect(suggestions.map((s) => s.a)).toEqual([null, null, null, null, null]);
});
