import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { conflict, forbidden, invalid, notFound, tooMany, unauthenticated } from "@/lib/base/errors";
import { fa } from "@/lib/i18n/messages/fa/index";
import { isMessageKey, type MessageKey, t } from "@/lib/i18n/t";
import { eventTypes } from "@/lib/kernel/reactions";

const all: [string, string][] = [];
const walk = (tree: object, path: string) => {
  for (const [name, value] of Object.entries(tree))
    if (typeof value === "string") all.push([path + name, value]);
    else walk(value, `${path}${name}.`);
};
walk(fa, "");

// «می شود» for «می‌شود», «درخواست ها» for «درخواست‌ها»: a space where a half-space is due.
const misspaced = /(?<!\p{L})ن?می (?=\p{L})|\p{L} (?:ها|های|هایی|هایش|ترین|تر)(?!\p{L})/u;

// Codes are said and typed in Latin letters and digits: an example of one may stand in a message.
/** Tracking codes, and standards that have no Persian name. */
const latinCode = /[0-9A-Z]{3}(?:-[0-9A-Z]{3}){3}|UTF-\d+|Windows-\d+/g;

describe("t", () => {
  test("finds nested words, fills placeholders, shows numbers in Persian digits", () => {
    expect(t("words.requestStatus.new")).toBe("تازه");
    expect(t("errors.tooLong", { limit: 1200 })).toContain("۱۲۰۰ نویسه");
    expect(t("dates.withTime", { date: "A1", time: "$&" })).toBe("A1، $&");
    expect(t("errors.tooLong")).toContain("{limit}");
  });

  test("knows its keys", () => {
    expect(isMessageKey("errors.phone.unreadable")).toBe(true);
    for (const key of ["errors.phone", "errors", "", "constructor", "errors.nothing"])
      expect(isMessageKey(key)).toBe(false);
    // @ts-expect-error a branch is no message
    const branch: MessageKey = "errors.phone";
    expect(t(branch)).toBe("errors.phone");
  });

  test("every refusal of lib/base has its sentence", () => {
    const thrown = [
      invalid({}),
      notFound(),
      forbidden(),
      conflict("stale"),
      conflict("conflict.general"),
      unauthenticated(),
      tooMany(5),
    ];
    for (const { problem } of thrown) expect(isMessageKey(`errors.${problem.key}`), problem.key).toBe(true);
    expect(t("errors.tooMany", tooMany(5).problem.params)).toContain("۵ ثانیه");
  });
});

/** Problem keys written out in the code: `conflict("…")`, `key: "…"`, `["field"]: "phone.unreadable"`, `message: "…"`. */
function* problemKeysInCode() {
  const written =
    /(?:conflict|forbidden)\(\s*"([\w.]+)"|(?<!where: \{ |create: \{ )\bkey: "([\w.]+)"|(?<=invalid\(\{[^}]*): "([\w.]+)"|\]: "([a-z]\w*\.[\w.]+)"|message: "([a-z]\w*\.[\w.]+)"/g;
  for (const file of readdirSync("lib", { recursive: true, encoding: "utf8" }))
    if (file.endsWith(".ts") && !file.startsWith("i18n"))
      for (const found of readFileSync(`lib/${file}`, "utf8").matchAll(written))
        yield [found.slice(1).find(Boolean)!, file] as const;
}

test.each([...problemKeysInCode()])("the problem %s of lib/%s has its sentence", (key) =>
  expect(isMessageKey(`errors.${key}`) || isMessageKey(key)).toBe(true),
);

test.each(eventTypes)("the event %s has its words", (type) => expect(isMessageKey(`events.${type}`)).toBe(true));

/** Hints there show what is typed: places in JSON, statuses, templates. */
const technical = /^channels\.adapters\./;

describe("the catalogue", () => {
  test.each(all)("%s is Persian as a publisher would set it", (key, said) => {
    const message = technical.test(key) ? said.replaceAll(/[\x21-\x7e]+/g, "x") : said;
    expect(message).not.toMatch(/[يكىة]/u);
    expect(message.replaceAll(latinCode, "")).not.toMatch(/[0-9٠-٩]/u);
    expect(message).not.toMatch(misspaced);
    expect(message).not.toMatch(/[^\S\n]{2}|\n{3}|^\s|\s$|\s[،؛.:!؟]|\.\.\./u);
    expect(message.replaceAll(/\{\w+\}/g, "")).not.toMatch(/[{}]/);
  });

  test("the check for half-spaces can fail", () => {
    for (const wrong of ["این می شود", "نمی توان", "درخواست ها", "بزرگ تر"]) expect(wrong).toMatch(misspaced);
    for (const right of ["این می‌شود", "قدیمی است", "درخواست‌ها", "تر و خشک"]) expect(right).not.toMatch(misspaced);
  });
});
