import { describe, expect, it } from "vitest";
import { foldQuotes } from "@/lib/channels/mail/fold-quotes";
import { htmlText } from "@/lib/channels/mail/html-text";
import fc from "@/tests/support/fuzz";

const OWN = "با سلام\n\nمشکل هنوز حل نشده است.\nاز پیگیری شما سپاسگزارم";
const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean).sort();

/** What Persian mail programs write above an answer. */
const BARE = [
  "در سه‌شنبه ۲۴ نوامبر ۲۰۲۶،‏ ۱۱:۲۳ پشتیبانی <info@shop.example> نوشت:",
  "در تاریخ ۳ آذر ۱۴۰۵، ساعت ۱۱:۳۰، پشتیبانی <info@shop.example> نوشت:",
  "در تاریخ شنبه ۲ آذر ۱۴۰۵ در ۱۰:۲۰ پشتیبانی\n<info@shop.example> نوشته است:",
  "به تاریخ ۱۴۰۵/۰۹/۰۳ پشتیبانی نوشته‌اند:",
  "On Tue, Nov 24, 2026 at 11:23 AM پشتیبانی <info@shop.example> wrote:",
  "On Nov 24, 2026, at 11:23, Support\n<info@shop.example> wrote:",
  "در سه‌شنبه، ۳ آذر ۱۴۰۵، ۱۱:۲۳:۰۰ (‎+۳:۳۰)، پشتیبانی <\u202ainfo@shop.example\u202c>\u200fنوشت:\u200f",
  "في الثلاثاء، ٢٤ نوفمبر ٢٠٢٦ في ١١:٢٣ ص تمت كتابة ما يلي بواسطة الدعم <info@shop.example>:",
  "\u202bاز:\u202c پشتیبانی\n\u202bارسال شده:\u202c ۳ آذر ۱۴۰۵\n\u202bبه:\u202c مریم\n\u202bموضوع:\u202c پاسخ",
  "-----پیام اصلی-----",
  "-------- Original Message --------",
  "________________________________\nاز: پشتیبانی <info@shop.example>\nتاریخ ارسال: سه‌شنبه، ۳ آذر ۱۴۰۵ ۱۱:۲۳\nبه: مریم\nموضوع: پاسخ درخواست ۱۲",
  "از: پشتیبانی\nارسال‌شده: ۳ آذر ۱۴۰۵\nبه: مریم\nموضوع: پاسخ درخواست ۱۲",
  "*From:* Support <info@shop.example>\n*Sent:* Tuesday, November 24, 2026 11:23 AM\n*To:* Maryam\n*Subject:* RE: 12",
  "Date: Tue, 24 Nov 2026 11:23:00 +0330\nTo: maryam@example.com\nSubject: 12",
  "Von: Support <info@shop.example>\nGesendet: Dienstag, 24. November 2026 11:23\nAn: Maryam\nBetreff: 12",
];
const SIGNATURES = [
  "-- \nمریم احمدی\nتهران",
  "Sent from my iPhone",
  "ارسال‌شده از iPhone من",
  "از گوشی من ارسال شد",
  "Get Outlook for Android<https://aka.ms/x>",
];

describe("an answer above what it answers", () => {
  it.each(BARE)("is all that stays above %s", (line) => {
    for (const earlier of ["سلام مریم\n\nدرخواست شما رسید.", "> سلام مریم\n>\n> درخواست شما رسید."]) {
      const { text, quoted } = foldQuotes(`${OWN}\n\n${line}\n\n${earlier}`);
      expect(text).toBe(OWN);
      expect(quoted).toContain("درخواست شما رسید.");
    }
  });

  it.each(SIGNATURES)("stays without the signature %s", (signature) => {
    expect(foldQuotes(`${OWN}\n\n${signature}`)).toEqual({ text: OWN, quoted: signature.replace("-- ", "--") });
    expect(foldQuotes(`${OWN}\n\n${signature}\n\n${BARE[0]}\n> x`).text).toBe(OWN);
  });
});

describe("new words", () => {
  it("stay where they stand between quoted lines, with those lines", () => {
    const inline = "> چه رنگی؟\nآبی\n> چند تا؟\nدو تا";
    expect(foldQuotes(`${BARE[0]}\n${inline}`)).toEqual({ text: inline, quoted: BARE[0] });
    expect(foldQuotes(`${inline}\n> و دیگر؟`)).toEqual({ text: inline, quoted: "> و دیگر؟" });
  });

  it("stay below a whole earlier mail", () => {
    const earlier = Array.from({ length: 20 }, (_, i) => `> خط ${i}`).join("\n");
    expect(foldQuotes(`${BARE[0]}\n${earlier}\n\n${OWN}`).text).toBe(OWN);
  });

  it.each([
    "در تاریخ ۳ آذر ۱۴۰۵ سفارش دادم و فروشنده نوشت: فردا می‌رسد\nولی نرسید",
    "On Friday I was told that it would come.\n\nIt did not.",
    "از: تهران\nبه: مشهد\nتاریخ: ۳ آذر\nلطفاً بلیت بگیرید",
    "Please see what ali@example.com wrote:\nthe price is wrong",
    "قیمت‌ها\n--------\nالف ۱۲\nب ۱۳",
    "This was sent from my office yesterday.\nPlease answer.",
    "مشخصات:\n- رنگ آبی\n-- کد ۱۲\nنام من مریم است",
  ])("stay all in %s", (text) => expect(foldQuotes(text)).toEqual({ text, quoted: null }));

  it("stay when nothing but quoted words would be left, and forwarded mails with them", () => {
    const forwarded =
      "لطفاً ببینید\n\n---------- Forwarded message ---------\nFrom: a@example.com\nDate: Tue, Nov 24, 2026\nSubject: x\nTo: b@example.com\n\nمتن";
    for (const whole of [`${BARE[0]}\n\nسلام`, "> سلام", forwarded, `ببینید\n\n${BARE[13]}\n\nمتن`])
      expect(foldQuotes(whole, whole.startsWith("ببینید"))).toEqual({ text: whole, quoted: null });
  });
});

describe("HTML", () => {
  it.each([
    [
      "Gmail",
      '<div dir="rtl">جواب من</div><div class="gmail_quote"><div class="gmail_attr">qwe asd <a href="mailto:x@y.z">x@y.z</a> zxc</div><blockquote class="gmail_quote"><p>قبلی</p></blockquote></div>',
    ],
    [
      "Outlook",
      '<p>جواب من</p><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Qwe:</b> x</div><p>قبلی</p>',
    ],
    ["Yahoo", '<div>جواب من</div><div class="yahoo_quoted"><div>asd</div><p>قبلی</p></div>'],
    [
      "Thunderbird",
      '<p>جواب من</p><div class="moz-cite-prefix">asd zxc:</div><blockquote type="cite">قبلی</blockquote>',
    ],
  ])("of %s says where the quoted part begins", (_, html) => {
    const { text, quoted } = foldQuotes(htmlText(html));
    expect(text.replace(/_+/g, "").trim()).toBe("جواب من");
    expect(quoted).toContain("قبلی");
  });
});

describe("any text", () => {
  const line = fc.constantFrom(
    ...BARE.flatMap((one) => one.split("\n")),
    ...SIGNATURES.flatMap((one) => one.split("\n")),
    ..."> a|>> b|>|own words here||  |--|________________|From: me|To: you|نامه از علی:|3:20|<a@b.co>|Subject: x".split(
      "|",
    ),
  );

  it("keeps every word of itself in the two parts, and gives no empty text", () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 40 }), (lines) => {
        const text = lines.join("\n").replace(/[\uFDD0\uFDD1]/g, "");
        const folded = foldQuotes(text);
        expect(wordsOf(`${folded.text}\n${folded.quoted ?? ""}`)).toEqual(wordsOf(text));
        if (text.trim() !== "") expect(folded.text).not.toBe("");
      }),
    ));
});
