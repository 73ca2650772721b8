import fc from "fast-check";
import { expect, test } from "vitest";
import { maskEmail, parseEmail } from "@/lib/base/email";

test.each([
  ["Ali@Example.COM", "ali@example.com"],
  ["  \u200Fali@example.com\u200C ", "ali@example.com"],
  ["\u202Aali@example.com\u202C", "ali@example.com"],
  ["ali+crm@example.co.ir", "ali+crm@example.co.ir"],
  ["ali۱۲@example.com", "ali12@example.com"],
  ["ali@مثال.ایران", "ali@xn--mgbh0fb.xn--mgba3a4f16a"],
  ["ali@bücher.de", "ali@xn--bcher-kva.de"],
  ["ali＠example.com", "ali@example.com"],
])("%j → %j", (typed, canonical) => expect(parseEmail(typed)).toEqual({ canonical }));

test.each([
  "",
  "ali",
  "ali@",
  "@example.com",
  "a@b@c.com",
  "ali@localhost",
  "ali reza@example.com",
  "ali@exa mple.com",
  "ali\0@example.com",
  "ali\n@example.com",
  "ali@example..com",
  ".ali@example.com",
  "ali.@example.com",
  "a..b@example.com",
  "ali@127.0.0.1",
  "ali@[127.0.0.1]",
  "ali@-example.com",
  "<ali@example.com>",
  "ali@example.com,reza@example.com",
  "ali@example.com/x",
  `${"a".repeat(65)}@example.com`,
  `ali@${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(63)}.com`,
])("%j is unreadable", (typed) => expect(parseEmail(typed)).toBeNull());

test("an answer reads as itself, in any case and between marks", () => {
  fc.assert(
    fc.property(fc.emailAddress(), (typed) => {
      const canonical = parseEmail(typed)?.canonical;
      if (!canonical) return;
      expect(parseEmail(`\u200F ${canonical.toUpperCase()}\u200C`)?.canonical).toBe(canonical);
    }),
  );
});

test("masks both sides", () => expect(maskEmail("ali@example.com")).toBe("a•••@e•••.com"));
