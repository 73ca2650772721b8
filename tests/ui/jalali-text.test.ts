import { describe, expect, it } from "vitest";
import { dayOff } from "@/components/ui/days-off";
import { jalaliText, readJalaliText, writeJalaliText } from "@/components/ui/jalali-text";
import { isoDayOf, warningFor } from "@/components/ui/jalali-warning";
import { ui } from "@/lib/i18n/messages/fa/ui";

describe("the date field's text", () => {
  it("shows an instant as a Jalali day and Tehran time", () => {
    expect(jalaliText("2026-11-24T13:00:00Z")).toBe("۱۴۰۵/۰۹/۰۳ ۱۶:۳۰");
    expect(jalaliText("2026-11-24T21:00:00Z", false)).toBe("۱۴۰۵/۰۹/۰۴");
  });
  it("reads every digit set and common separators", () => {
    const day = { year: 1405, month: 9, day: 3, time: "16:30" };
    for (const text of ["۱۴۰۵/۰۹/۰۳ ۱۶:۳۰", "1405-9-3 16:30", "١٤٠٥/٩/٣، ١٦:٣٠", " 1405.09.03  16:30 "])
      expect(readJalaliText(text)).toEqual(day);
    expect(readJalaliText("1405/9/3")).toEqual({ ...day, time: undefined });
    expect(writeJalaliText(day)).toBe("۱۴۰۵/۰۹/۰۳ ۱۶:۳۰");
  });
  it("refuses what is no date", () => {
    for (const text of ["فردا", "1405/13/01", "1405/12/32", "1405/9/3 25:00", "2026/11/24"])
      expect(readJalaliText(text)).toBeNull();
  });
  it("warns of a day off and of unreadable text, and of nothing else", () => {
    const off = { weekly: [6], named: { "2026-11-24": "تعطیل رسمی" } };
    expect(isoDayOf({ year: 1405, month: 9, day: 3 })).toBe("2026-11-24");
    expect(warningFor("۱۴۰۵/۰۹/۰۳", off)).toContain("تعطیل رسمی");
    expect(warningFor("۱۴۰۵/۰۹/۰۶", off)).toBe(ui.date.off); // a Friday
    expect(warningFor("۱۴۰۵/۰۹/۰۴", off)).toBeUndefined();
    expect(warningFor("پس‌فردا", off)).toBe(ui.date.unreadable);
    expect(dayOff("2026-11-27", { weekly: [6] }, "هفتگی")).toBe("هفتگی");
  });
});
