import { describe, expect, test } from "vitest";
import { formatPhone, lastFour, maskPhone, parsePhone } from "@/lib/base/phone";
import { persianDigits } from "@/lib/base/text";
import fc, { runs } from "@/tests/support/fuzz";

describe("one mobile in every notation", () => {
  test.each([
    "09123456789",
    "9123456789",
    "+989123456789",
    "00989123456789",
    "989123456789",
    "+98 (0)912 345 6789",
    "98 0912 345 67 89",
    "0912-345-6789",
    "0912.345.6789",
    "(0912) 3456789",
    "۰۹۱۲۳۴۵۶۷۸۹",
    "٠٩١٢ ٣٤٥ ٦٧٨٩",
    "\u202A0912\u200C345\u200F6789\u202C",
    "۹۸۹۱۲۳۴۵۶۷۸۹+",
    "tel:+98-912-345-6789",
    "０９１２３４５６７８９",
    " 0912 – 345 — 6789 ",
  ])("%j", (typed) => expect(parsePhone(typed)).toEqual({ kind: "mobile", canonical: "+989123456789" }));

  test("any spacing and digit set of any mobile is that mobile", () => {
    const tail = fc.stringMatching(/^[0-9]{7}$/);
    const prefix = fc.constantFrom("0", "", "98", "+98", "0098", "+98 0");
    const gap = fc.constantFrom("", " ", "-", ".", "\u200C", "\u200E");
    fc.assert(
      fc.property(prefix, tail, gap, fc.boolean(), (p, t, g, fa) => {
        const typed = `${p}${g}912${g}${t.slice(0, 3)}${g}${t.slice(3)}`;
        expect(parsePhone(fa ? persianDigits(typed) : typed)?.canonical).toBe(`+98912${t}`);
      }),
    );
  });

  test("an unknown mobile prefix is accepted with a warning", () => {
    expect(parsePhone("0970 123 4567")).toEqual({
      kind: "mobile",
      canonical: "+989701234567",
      warning: "phone.unknownPrefix",
    });
  });
});

describe("landlines", () => {
  const tehran = { kind: "landline", canonical: "+982188776655" };
  test.each(["02188776655", "2188776655", "(021) 8877-6655", "+98 21 88776655", "982188776655"])("%j", (typed) =>
    expect(parsePhone(typed)).toEqual(tehran),
  );

  test("the office's area code completes a local number, and only a local one", () => {
    expect(parsePhone("۸۸۷۷۶۶۵۵", "021")).toEqual(tehran);
    expect(parsePhone("8877 6655", "21")).toEqual(tehran);
    expect(parsePhone("98776655", "021")?.canonical).toBe("+982198776655");
    expect(parsePhone("88776655")).toBeNull();
    expect(parsePhone("09123456789", "021")?.canonical).toBe("+989123456789");
    expect(parsePhone("05131234567", "021")?.canonical).toBe("+985131234567");
    expect(parsePhone("2345", "021")?.canonical).toBe("+98212345");
    expect(parsePhone("334455", "051")).toEqual({ kind: "landline", canonical: "+9851334455" });
    expect(parsePhone("1234567", "021")).toBeNull();
  });

  test("a universal access number is kept as it is", () => expect(parsePhone("09601")?.canonical).toBe("+989601"));

  test.each([
    ["۸۸۷۷۶۶۵۵ داخلی ۱۲", "12"],
    ["88776655 (داخلي: 345)", "345"],
    ["021-88776655 ext. 7", "7"],
    ["88776655x12", "12"],
    ["88776655 #4", "4"],
  ])("extension of %j", (typed, extension) => expect(parsePhone(typed, "021")).toEqual({ ...tehran, extension }));
});

describe("others", () => {
  test("foreign numbers need + or 00", () => {
    expect(parsePhone("+44 20 8366 1177")).toEqual({ kind: "landline", canonical: "+442083661177" });
    expect(parsePhone("0044 7400 123456")).toEqual({ kind: "mobile", canonical: "+447400123456" });
    expect(parsePhone("+1 415 555 2671")?.kind).toBe("mobile");
  });

  test.each([
    "",
    "salam",
    "110",
    "0912",
    "0912 345 678",
    "0912 345 67890",
    "+98",
    "+1 23",
    "a09123456789",
    "0912/3456789",
    "02100000000",
    "1".repeat(16),
  ])("%j is unreadable", (typed) => expect(parsePhone(typed)).toBeNull());

  test("whatever is typed, an answer is E.164 and reads as itself", () => {
    const typed = fc.string({ unit: fc.constantFrom(..."0123456789+-() ۰۹.x#") });
    fc.assert(
      fc.property(typed, (s) => {
        const phone = parsePhone(s, "021");
        if (!phone) return;
        expect(phone.canonical).toMatch(/^\+[1-9]\d{4,14}$/);
        expect(parsePhone(phone.canonical)?.canonical).toBe(phone.canonical);
      }),
      { numRuns: runs(2000) },
    );
  });

  test("shown, masked, asked", () => {
    expect(formatPhone("+989123456789")).toBe("0912 345 6789");
    expect(formatPhone("+982188776655")).toBe("021 8877 6655");
    expect(formatPhone("+442083661177")).toBe("+44 20 8366 1177");
    expect(maskPhone("+989123456789")).toBe("0912•••••89");
    expect(maskPhone("+98212345")).not.toContain("2345");
    expect(lastFour("+989123456789")).toBe("6789");
  });
});
