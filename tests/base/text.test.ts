import { describe, expect, test } from "vitest";
import {
  cleanText,
  hasForbiddenCharacters,
  inLine,
  joinedKey,
  latinDigits,
  persianDigits,
  searchKey,
} from "@/lib/base/text";
import fc, { runs } from "@/tests/support/fuzz";

const persian = fc.string({
  unit: fc.constantFrom(..."اآأإٱبيىیئكکةۀەہھهوؤءـًَّٰٔٓ۱٢3 \u200C\u200D\u200E\u202B\u00A0éEa\u0301I\n"),
});

describe("searchKey", () => {
  test.each([
    ["علي", "علی"],
    ["موسى", "موسی"],
    ["مسئول", "مسیول"],
    ["شركت", "شرکت"],
    ["فاطمة", "فاطمه"],
    ["خانۀ ما", "خانه ما"],
    ["خانه\u0654 ما", "خانه ما"],
    ["أحمد إيران آب ٱلله", "احمد ایران اب الله"],
    ["مؤمن", "مومن"],
    ["جزء", "جز"],
    ["مُحَمَّد", "محمد"],
    ["ســــلام", "سلام"],
    ["می\u200Cشود", "می شود"],
    ["\u202Bسلام\u202C \u200F", "سلام"],
    ["  سلام \n\t دنیا ", "سلام دنیا"],
    ["۱۲٣4", "1234"],
    ["ABC ÉCOLE", "abc école"],
    ["ﻼ", "لا"],
    ["ＡＢ１", "ab1"],
  ])("%j → %j", (typed, key) => expect(searchKey(typed)).toBe(key));

  test("is idempotent and leaves nothing it promises to drop", () => {
    fc.assert(
      fc.property(fc.oneof(persian, fc.string({ unit: "binary" })), (s) => {
        const key = searchKey(s);
        expect(searchKey(key)).toBe(key);
        expect(key).not.toMatch(
          /[يىئكةۀەہھأإٱآؤء\u0610-\u061A\u0640\u064B-\u065F\u0670\u200C\u200E\u200F\u202A-\u202E۰-۹٠-٩]/u,
        );
        expect(key).toBe(key.trim());
      }),
      { numRuns: runs(500) },
    );
  });

  test("joined key unites the three spellings of one compound", () => {
    const spellings = ["کتاب\u200Cخانه", "کتاب خانه", "كتابخانه"].map(joinedKey);
    expect(new Set(spellings)).toEqual(new Set(["کتابخانه"]));
  });
});

describe("what is stored", () => {
  test("keeps half-spaces, emoji and bidi controls, unites line ends, composes", () => {
    expect(cleanText("می\u200Cشود 👩‍🔧 \u202Eabc\r\nيك e\u0301")).toBe("می\u200Cشود 👩‍🔧 \u202Eabc\nيك é");
  });

  test("NUL and lone surrogates are named, whole pairs are not", () => {
    expect(hasForbiddenCharacters("a\0b")).toBe(true);
    expect(hasForbiddenCharacters("a\uD83Db")).toBe(true);
    expect(hasForbiddenCharacters("\uDE00")).toBe(true);
    expect(hasForbiddenCharacters("سلام 😀 <script>\u202E")).toBe(false);
  });
});

test("digits go there and back", () => {
  expect(latinDigits("۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ a")).toBe("0123456789 0123456789 a");
  fc.assert(
    fc.property(fc.nat(), (n) => {
      expect(latinDigits(persianDigits(n))).toBe(String(n));
    }),
  );
  expect(persianDigits("٤-4")).toBe("۴-۴");
});

test("what a stranger typed neither turns a line of ours around nor breaks it", () => {
  expect(inLine("الف\u202Eب\n ج")).toBe("الفب ج");
  expect(inLine("RO-400 خراب است")).toBe("\u2068RO-400 خراب است\u2069");
});
