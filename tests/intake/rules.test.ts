import { expect, test } from "vitest";
import { newTrackingCode } from "@/lib/base/id";
import {
  type Candidate,
  codesIn,
  cut,
  harmlessName,
  keepable,
  numbersIn,
  placeOf,
  retryWait,
  subjectOf,
} from "@/lib/intake/rules";
import fc from "@/tests/support/fuzz";

const candidate = (requestId: string, takesPart: boolean): Candidate => ({ requestId, clue: "subject", takesPart });

test("the first request that the sender takes part in; never another's", () => {
  expect(placeOf([])).toEqual({ to: "new", related: null });
  const [a, b, c] = [candidate("a", false), candidate("b", true), candidate("c", true)];
  expect(placeOf([a, b, c])).toEqual({ to: "request", requestId: "b", clue: "subject" });
  expect(placeOf([a, candidate("d", false)])).toEqual({ to: "new", related: a });
});

test("finds tracking codes however they are divided, in any digits", () => {
  const code = newTrackingCode();
  const persian = code.replace(/\d/g, (d) => String.fromCharCode(0x06f0 + Number(d)));
  for (const typed of [code, code.toLowerCase(), code.replaceAll("-", " "), code.replaceAll("-", "‑"), persian])
    expect(codesIn(`سلام، کد ${typed}. ممنون`)).toEqual([code]);
  expect(codesIn("شماره ۰۹۱۲-۳۴۵-۶۷۸۹ و مبلغ ۱۲۳۴۵۶۷۸۹۰۱۲ ریال")).toEqual([]);
});

test("finds numbers that a text names or is, and no other", () => {
  for (const text of ["۱۰۲۳", "درخواست ۱۰۲۳", "درخواست شمارهٔ ۱۰۲۳ چه شد؟", "#1023", "کد پیگیری: 1023"])
    expect(numbersIn(text)).toEqual([1023]);
  expect(numbersIn("مبلغ ۱۰۲۳ تومان، تلفن ۰۲۱-۱۰۲۳")).toEqual([]);
  expect(numbersIn("درخواست ۰")).toEqual([]);
});

test("cuts between characters and says so", () => {
  expect(cut("abc", 3)).toBe("abc");
  expect(cut("abcd", 3)).toBe("ab…");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 9 }), (text, max) => {
      const short = cut(text, max);
      expect(short.length).toBeLessThanOrEqual(max);
      expect(keepable(short)).toBe(short);
    }),
  );
});

test("what PostgreSQL cannot keep is marked, all else stays", () => {
  expect(keepable("a\0b\uD800c")).toBe("a\uFFFDb\uFFFDc");
  expect(keepable("سلام 👋🏽")).toBe("سلام 👋🏽");
});

test("a name that would run or show itself gets an ending that nothing runs", () => {
  for (const name of ["a.exe", "a.HTML", "a.pdf.js", "a.svg "]) expect(harmlessName(name)).toMatch(/\.bin$/);
  for (const name of ["a.pdf", "exe", "a.docx"]) expect(harmlessName(name)).toBe(name);
});

test("a text message is called by its first line, a mail only by its subject", () => {
  expect(subjectOf({ subject: null, text: "سلام\nبعد" }, true)).toBe("سلام");
  expect(subjectOf({ subject: null, text: "سلام" }, false)).toBeNull();
  expect(subjectOf({ subject: " a\n b ", text: "" }, false)).toBe("a b");
});

test("waits longer each time", () => {
  expect([0, 1, 2, 3].map(retryWait)).toEqual([0, 15_000, 30_000, 60_000]);
});
