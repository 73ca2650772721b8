import { describe, expect, test } from "vitest";
import { isQuiet, rankWays, type WayAbout, type WayFacts } from "@/lib/replies/ways";
import fc from "@/tests/support/fuzz";

const plain = {
  pointId: "p",
  given: false,
  verified: false,
  main: false,
  shared: false,
  doNotUse: false,
  consent: null,
  arrived: 0,
  failed: 0,
  failedLast: false,
};
const mail = (more: Partial<WayFacts> = {}): WayFacts => ({
  ...plain,
  channel: "email",
  kind: "email",
  address: "a@b.test",
  ...more,
});
const sms = (more: Partial<WayFacts> = {}): WayFacts => ({
  ...plain,
  channel: "sms",
  kind: "mobile",
  address: "+989121234567",
  ...more,
});
const call = (more: Partial<WayFacts> = {}): WayFacts => ({
  ...plain,
  channel: "phone",
  kind: "mobile",
  address: "+989121234567",
  ...more,
});
const noon: WayAbout = { channel: "web", urgent: false, minutes: 12 * 60, setUp: ["email", "sms"] };
const best = (facts: WayFacts[], about: Partial<WayAbout> = {}) => rankWays(facts, { ...noon, ...about })[0]!;

describe("the best way is", () => {
  test("the address the request came by, and the same door before others", () => {
    expect(best([sms(), mail({ given: true })]).channel).toBe("email");
    expect(best([sms({ given: true }), mail({ given: true, verified: true })], { channel: "sms" }).channel).toBe("sms");
  });
  test("where he allowed it, never where he refused or we noted not to", () => {
    expect(best([mail(), sms({ consent: true })]).channel).toBe("sms");
    expect(best([mail({ given: true, verified: true, consent: false }), call()]).channel).toBe("phone");
    expect(best([mail({ given: true, doNotUse: true }), sms()]).channel).toBe("sms");
  });
  test("where messages arrive, not where they come back", () => {
    expect(
      best([mail({ address: "old@b.test", given: true, failed: 2, failedLast: true }), sms({ verified: true })])
        .channel,
    ).toBe("sms");
    expect(best([mail({ address: "x@b.test" }), mail({ address: "y@b.test", arrived: 2 })]).address).toBe("y@b.test");
  });
  test("no telephone between 21 and 8, unless it is urgent", () => {
    const facts = [sms({ given: true, verified: true, consent: true }), mail()];
    for (const minutes of [21 * 60, 23 * 60, 0, 7 * 60 + 59]) {
      expect(isQuiet(minutes)).toBe(true);
      expect(best(facts, { minutes }).channel).toBe("email");
      expect(best(facts, { minutes, urgent: true }).channel).toBe("sms");
    }
    for (const minutes of [8 * 60, 20 * 60 + 59]) expect(best(facts, { minutes }).channel).toBe("sms");
  });
  test("nothing that is not set up; a call needs nothing", () => {
    expect(best([sms({ given: true }), call()], { setUp: [] }).channel).toBe("phone");
  });
});

test("each says why, what speaks for it first", () => {
  const [way] = rankWays([mail({ given: true, verified: true, arrived: 3, failed: 1 })], { ...noon, channel: "email" });
  expect(way!.reasons).toEqual([
    { key: "sameDoor", good: true },
    { key: "verified", good: true },
    { key: "arrived", good: true, n: 3 },
    { key: "failed", good: false, n: 1 },
  ]);
});

test("the order is whole and does not depend on the order given", () => {
  const fact = fc.record({
    channel: fc.constantFrom("email" as const, "sms" as const, "phone" as const),
    pointId: fc.constant(null),
    kind: fc.constant("mobile" as const),
    address: fc.uuid(),
    ...{
      given: fc.boolean(),
      verified: fc.boolean(),
      main: fc.boolean(),
      shared: fc.boolean(),
      doNotUse: fc.boolean(),
    },
    consent: fc.constantFrom(true, false, null),
    ...{ arrived: fc.nat(9), failed: fc.nat(9), failedLast: fc.boolean() },
  });
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 8 }), fc.nat(1439), (facts, minutes) => {
      const about = { ...noon, minutes };
      const ranked = rankWays(facts, about);
      expect(ranked.length).toBe(facts.length);
      expect(rankWays([...facts].reverse(), about)).toEqual(ranked);
      const firstUnfit = ranked.findIndex((way) => !way.fit);
      if (firstUnfit >= 0) expect(ranked.slice(firstUnfit).some((way) => way.fit)).toBe(false);
    }),
  );
});
