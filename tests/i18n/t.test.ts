import { describe, expect, test } from "vitest";
import { conflict, forbidden, invalid, notFound, tooMany, unauthenticated } from "@/lib/base/errors";
import { fa } from "@/lib/i18n/messages/fa/index";
import { isMessageKey, type MessageKey, t } from "@/lib/i18n/t";

const all: [string, string][] = [];
const walk = (tree: object, path: string) => {
  for (const [name, value] of Object.entries(tree))
    if (typeof value === "string") all.push([path + name, value]);
    else walk(value, `${path}${name}.`);
};
walk(fa, "");

// «می شود» for «می‌شود», «درخواست ها» for «درخواست‌ها»: a space where a half-space is due.
const misspaced = /(?<!\p{L})ن?می (?=\p{L})|\p{L} (?:ها|های|هایی|هایش|ترین|تر)(?!\p{L})/u;

describe("t", () => {
  test("finds nested words, fills placeholders, shows numbers in Persian digits", () => {
    expect(t("words.requestStatus.new")).toBe("تازه");
    expect(t("errors.tooLong", { max: 1200 })).toContain("۱۲۰۰ نویسه");
    expect(t("dates.withTime", { date: "A1", time: "$&" })).toBe("A1، $&");
    expect(t("errors.tooLong")).toContain("{max}");
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
      conflict("conflict"),
      unauthenticated(),
      tooMany(5),
    ];
    for (const { problem } of thrown) expect(isMessageKey(`errors.${problem.key}`), problem.key).toBe(true);
    expect(t("errors.tooMany", tooMany(5).problem.params)).toContain("۵ ثانیه");
  });
});

describe("the catalogue", () => {
  test.each(all)("%s is Persian as a publisher would set it", (_key, message) => {
    expect(message).not.toMatch(/[يكىة]/u);
    expect(message).not.toMatch(/[0-9٠-٩]/u);
    expect(message).not.toMatch(misspaced);
    expect(message).not.toMatch(/\s{2}|^\s|\s$|\s[،؛.:!؟]|\.\.\./u);
    expect(message.replaceAll(/\{\w+\}/g, "")).not.toMatch(/[{}]/);
  });

  test("the check for half-spaces can fail", () => {
    for (const wrong of ["این می شود", "نمی توان", "درخواست ها", "بزرگ تر"]) expect(wrong).toMatch(misspaced);
    for (const right of ["این می‌شود", "قدیمی است", "درخواست‌ها", "تر و خشک"]) expect(right).not.toMatch(misspaced);
  });
});
