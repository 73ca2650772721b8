import { describe, expect, test } from "vitest";
import { sendable, smsCost, smsParts, splitSms } from "@/lib/channels/sms/parts";
import fc from "@/tests/support/fuzz";

describe("counting", () => {
  test.each([
    ["", "gsm7", 0, 160],
    ["a".repeat(160), "gsm7", 1, 0],
    ["a".repeat(161), "gsm7", 2, 145],
    ["a".repeat(306), "gsm7", 2, 0],
    ["€".repeat(80), "gsm7", 1, 0],
    ["س".repeat(70), "ucs2", 1, 0],
    ["س".repeat(71), "ucs2", 2, 63],
    ["س".repeat(134), "ucs2", 2, 0],
    ["س".repeat(135), "ucs2", 3, 66],
  ] as const)("%j", (text, encoding, parts, left) => {
    expect(smsParts(text)).toMatchObject({ encoding, parts, left });
  });

  test("one Persian letter makes the whole UCS-2", () => {
    expect(smsParts(`${"a".repeat(100)}ی`)).toEqual({ encoding: "ucs2", units: 101, parts: 2, left: 33 });
  });

  test("a pair of surrogates and an escaped sign are not cut", () => {
    const pair = `${"س".repeat(66)}😀${"س".repeat(10)}`;
    expect(splitSms(pair).map((part) => part.length)).toEqual([66, 12]);
    const escaped = `${"a".repeat(152)}€${"a".repeat(20)}`;
    expect(splitSms(escaped).map((part) => part.length)).toEqual([152, 21]);
  });
});

test("what is sent shows the same words", () => {
  expect(sendable("سلام\u200F دوست\u200Cمن  \r\nمی\u200Cآیم\n\n")).toBe("سلام دوست\u200Cمن\nمی\u200Cآیم");
  expect(sendable("It’s “here” – now…")).toBe('It\'s "here" - now...');
  expect(sendable("«سلام» – It’s")).toBe("«سلام» – It’s");
});

test("cost is parts by the price of the alphabet", () => {
  const prices = { pricePersian: 1200, priceLatin: 2900 };
  expect(smsCost("س".repeat(71), prices)).toBe(2400);
  expect(smsCost("hello", prices)).toBe(2900);
  expect(smsCost("hello", { pricePersian: 0, priceLatin: 0 })).toBeNull();
});

test("whatever is written, the parts join to it and none is too long", () => {
  const letters = fc.constantFrom(..."aZ9 €[سی\u200Cآ😀é\n“…\r\t");
  const text = fc.oneof(fc.string({ unit: letters, maxLength: 200 }), fc.string({ unit: "binary", maxLength: 300 }));
  fc.assert(
    fc.property(text, (typed) => {
      const sent = sendable(typed);
      const parts = splitSms(typed);
      const counted = smsParts(typed);
      expect(sendable(sent)).toBe(sent);
      expect(parts.join("")).toBe(sent);
      expect(counted.parts).toBe(parts.length);
      expect(counted.left).toBeGreaterThanOrEqual(0);
      const most = parts.length > 1 ? { gsm7: 153, ucs2: 67 } : { gsm7: 160, ucs2: 70 };
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(most[counted.encoding]);
        expect(part).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
      }
    }),
  );
});
