import { describe, expect, test } from "vitest";
import { z } from "zod";
import { clock } from "@/lib/base/clock";
import {
  customerCode,
  isCustomerCode,
  madeId,
  newId,
  newTrackingCode,
  parseTrackingCode,
  secretToken,
  sha256,
} from "@/lib/base/id";
import { persianDigits } from "@/lib/base/text";
import fc from "@/tests/support/fuzz";

describe("newId", () => {
  test("is a UUID v7 that carries its time", () => {
    const id = clock.at(new Date("2026-11-21T06:50:00.123Z"), newId);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(Date.parse("2026-11-21T06:50:00.123Z"));
  });

  test("20,000 in a row are different and in order, in one millisecond too", () => {
    const ids = clock.at(new Date("2030-01-01T00:00:00Z"), () => Array.from({ length: 20_000 }, newId));
    expect(new Set(ids).size).toBe(20_000);
    expect(ids).toEqual([...ids].sort());
  });
});

describe("tracking code", () => {
  test("twelve Crockford letters in threes, never the same", () => {
    const codes = Array.from({ length: 1000 }, newTrackingCode);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{3}-){3}[0-9A-HJKMNP-TV-Z]{3}$/);
    expect(new Set(codes).size).toBe(1000);
    for (let i = 0; i < 15; i++) if (i % 4 !== 3) expect(new Set(codes.map((c) => c[i])).size).toBe(32);
  });

  test("is read back however it was written down", () => {
    for (let n = 0; n < 200; n++) {
      const code = newTrackingCode();
      const bare = code.replaceAll("-", "");
      const spellings = [
        code.toLowerCase(),
        bare,
        ` ${bare.match(/.{4}/g)!.join(" ")} `,
        persianDigits(code),
        `\u2066${code}\u2069`,
      ];
      spellings.push(code.replaceAll("1", "l").replaceAll("0", "o"), code.replaceAll("1", "I"));
      for (const spelling of spellings) expect(parseTrackingCode(spelling)).toBe(code);
    }
  });

  test.each(["", "ABC", "ABC-DEF-GHJ-KMU", "ABC-DEF-GHJ-KMNP", "ABC-DEF-GHJ-KM*"])("%j is none", (typed) =>
    expect(parseTrackingCode(typed)).toBeNull(),
  );
});

describe("customer code", () => {
  test("the published example of the algorithm", () => expect(customerCode(572)).toBe("5724"));

  test("each code holds; any wrong digit and any swapped neighbours show", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (n, place, shift) => {
          const code = customerCode(n);
          expect(isCustomerCode(code)).toBe(true);
          const i = place % code.length;
          const wrong = code.slice(0, i) + ((Number(code[i]) + shift) % 10) + code.slice(i + 1);
          expect(isCustomerCode(wrong)).toBe(false);
          const j = place % (code.length - 1);
          if (code[j] !== code[j + 1])
            expect(isCustomerCode(code.slice(0, j) + code[j + 1] + code[j] + code.slice(j + 2))).toBe(false);
        },
      ),
    );
  });

  test("refuses what is not a sequence number", () => expect(() => customerCode(0)).toThrow(RangeError));
});

test("secrets and digests", () => {
  expect(secretToken()).toMatch(/^[\w-]{43}$/);
  expect(secretToken(16)).not.toBe(secretToken(16));
  expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test("words always make the same id, and it is one", () => {
  for (const words of ["یک", "دو", "a b 1"]) {
    expect(madeId(words)).toBe(madeId(words));
    expect(z.uuid().safeParse(madeId(words)).success).toBe(true);
  }
  expect(madeId("یک")).not.toBe(madeId("دو"));
});
