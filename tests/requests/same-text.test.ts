import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ALIKE, likeness } from "@/lib/requests/same-text";

const one = (text: string) => {
  const [subject, body] = text.split("|");
  return { subject: subject!, body: body! };
};

/** The same matter, told again by the same customer. */
const again: [string, string][] = [
  [
    "اشتباه در صورت‌حساب|سلام، صورت‌حساب ماه آبان من اشتباه محاسبه شده و مبلغ آن دو برابر است. لطفاً بررسی کنید.",
    "صورتحساب آبان|با سلام. صورتحساب آبان ماه اشتباه محاسبه شده است، مبلغ دو برابر شده. لطفا رسیدگی بفرمایید.",
  ],
  [
    "خرابی دستگاه|دستگاه تصفیهٔ آب که خریدم از دیروز آب نشت می‌کند و صدای بلندی دارد.",
    "نشت آب دستگاه تصفیه|سلام خسته نباشید دستگاه تصفیه آب نشت میکند و صدای بلند دارد، چند بار هم تماس گرفتم",
  ],
  [
    "پیگیری سفارش 81234|سفارش ۸۱۲۳۴ هنوز به دستم نرسیده است. کی ارسال می‌شود؟",
    "سفارش نرسیده|سفارش شمارهٔ ۸۱۲۳۴ من هنوز نرسیده است، کی ارسال میشود",
  ],
  [
    "نصب نرم‌افزار|نرم‌افزار حسابداری روی ویندوز ۱۱ نصب نمی‌شود و خطای مجوز می‌دهد",
    "خطای مجوز|نرم افزار حسابداري روي ويندوز ۱۱ نصب نميشود، خطاي مجوز ميدهد",
  ],
  [
    "بازگشت کالا|می‌خواهم یخچالی را که هفتهٔ پیش خریدم پس بدهم، در آن خراش دارد",
    "مرجوعی یخچال|یخچالی که هفته پیش خریدم خراش دارد می‌خواهم پس بدهم",
  ],
];

/** Different matters of one customer, as near as they come. */
const other: [string, string][] = [
  [
    "صورت‌حساب آبان|صورت‌حساب ماه آبان من اشتباه محاسبه شده است، لطفاً بررسی کنید",
    "صورت‌حساب مهر|صورت‌حساب ماه مهر من اشتباه محاسبه شده است، لطفاً بررسی کنید",
  ],
  [
    "پیگیری سفارش|سفارش ۸۱۲۳۴ هنوز به دستم نرسیده است. کی ارسال می‌شود؟",
    "پیگیری سفارش|سفارش ۸۱۲۹۹ هنوز به دستم نرسیده است. کی ارسال می‌شود؟",
  ],
  [
    "خرابی دستگاه|دستگاه تصفیهٔ آب که خریدم از دیروز آب نشت می‌کند و صدای بلندی دارد.",
    "فیلتر دستگاه|برای دستگاه تصفیهٔ آب خود سه فیلتر یدکی می‌خواهم. قیمت و زمان ارسال را اعلام کنید.",
  ],
  [
    "رمز عبور|رمز عبور سامانه را فراموش کرده‌ام و پیامک بازیابی نمی‌آید",
    "تمدید اشتراک|اشتراک سامانه را می‌خواهم تمدید کنم ولی درگاه پرداخت خطا می‌دهد",
  ],
  ["سلام|با سلام و احترام، لطفاً پیگیری فرمایید. با تشکر", "درخواست|سلام. خواهشمند است بررسی و اعلام فرمایید. ممنون"],
  [
    "تماس پشتیبان|پشتیبان شما قرار بود دیروز برای نصب بیاید و نیامد",
    "تشکر از پشتیبان|از پشتیبان شما که دیروز برای نصب آمد بسیار راضی هستم",
  ],
  [
    "نشانی تازه|نشانی شرکت ما عوض شده است، لطفاً در پرونده تصحیح کنید: تهران، خیابان ولیعصر",
    "فاکتور رسمی|برای شرکت ما فاکتور رسمی خرید ماه گذشته را به نشانی تهران، خیابان ولیعصر بفرستید",
  ],
];

describe("the same request told again", () => {
  test.each(again)("%s ~ %s", (a, b) => {
    expect(likeness(one(a), one(b))).toBeGreaterThanOrEqual(ALIKE);
    expect(likeness(one(b), one(a))).toBe(likeness(one(a), one(b)));
  });
});

describe("another matter of the same customer", () => {
  test.each(other)("%s ≠ %s", (a, b) => {
    expect(likeness(one(a), one(b))).toBeLessThan(ALIKE);
  });
});

/** 168 pairs of texts in the manner of customers; the rule was made by those in even lines, those in odd lines only judge it. */
const pairs = readFileSync(join(import.meta.dirname, "same-pairs.txt"), "utf8")
  .trim()
  .split("\n")
  .map((line, i) => ({
    same: line[0] === "=",
    judging: i % 2 === 1,
    texts: line.slice(2).split(" ~ ").map(one) as Pair,
  }));
type Pair = [ReturnType<typeof one>, ReturnType<typeof one>];

test("on pairs that it was not made by it finds three of four, and is right nine times of ten", () => {
  const judged = pairs.filter((pair) => pair.judging);
  const found = judged.filter(({ texts: [a, b] }) => likeness(a, b) >= ALIKE);
  const right = found.filter((pair) => pair.same).length;
  const same = judged.filter((pair) => pair.same).length;
  expect([pairs.length, judged.length, same]).toEqual([168, 84, 42]);
  expect(right / same).toBeGreaterThanOrEqual(0.75);
  expect(right / found.length).toBeGreaterThanOrEqual(0.9);
  for (const { texts } of pairs) expect(likeness(texts[1], texts[0])).toBe(likeness(...texts));
});

test("a text is wholly like itself, and an empty one like nothing", () => {
  const text = one(again[0]![0]);
  expect(likeness(text, text)).toBe(1);
  expect(likeness({ subject: "", body: "" }, text)).toBe(0);
});
