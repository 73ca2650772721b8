import { expect, test } from "vitest";
import { emailStem, maskEmail, parseEmail } from "@/lib/base/email";
import fc from "@/tests/support/fuzz";

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

test.each([
  ["m.rezaei+crm@gmail.com", "mrezaei@gmail.com"],
  ["M.Rezaei@googlemail.com".toLowerCase(), "mrezaei@gmail.com"],
  ["ali.ahmadi+shop@outlook.com", "ali.ahmadi@outlook.com"],
  ["ali+a@hotmail.co.uk", "ali@hotmail.co.uk"],
  ["ali+a@live.fr", "ali@live.fr"],
  ["ali+a@icloud.com", "ali@icloud.com"],
  ["sara-shop@yahoo.com", "sara@yahoo.com"],
  ["sara-shop+x@yahoo.co.uk", "sara@yahoo.co.uk"],
  ["sara+x@yahoo.com", "sara+x@yahoo.com"],
  ["info+sales@company.ir", "info+sales@company.ir"],
  ["a.b-c@company.ir", "a.b-c@company.ir"],
  ["ali+a@notgmail.com", "ali+a@notgmail.com"],
  ["ali+a@gmail.company.ir", "ali+a@gmail.company.ir"],
  ["+tag@gmail.com", "+tag@gmail.com"],
])("the mailbox of %j is %j", (canonical, stem) => {
  expect(emailStem(canonical)).toBe(stem);
  expect(emailStem(stem)).toBe(stem);
});
