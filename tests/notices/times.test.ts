import { expect, test } from "vitest";
import { plainCalendar } from "@/lib/calendar/rules";
import { fromTehran } from "@/lib/i18n/date";
import { afterQuiet, defaultChoice, mailTime, nextDigest } from "@/lib/notices/rules";
import { choicesInput } from "@/lib/notices/schema";
import { choicesOf } from "@/lib/notices/store";

/* Saturday 2026-11-21 … Friday 2026-11-27; the 24th is a holiday, Thursday and Friday are off. */
const day = [{ from: 480, to: 990 }];
const work = plainCalendar({ 0: day, 1: day, 2: day, 3: day, 4: day, 5: [], 6: [] }, ["2026-11-24"]);
const never = plainCalendar({ 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [] });
const at = (day: string, time: string) =>
  fromTehran(`2026-11-${day}`, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
const quiet = { quietFrom: 1200, quietTo: 480, quietDaysOff: true, digestAt: 495 };

test.each([
  ["in the middle of the day", "21", "12:00", "21", "12:00"],
  ["a minute before the evening", "21", "19:59", "21", "19:59"],
  ["as the evening begins", "21", "20:00", "22", "08:00"],
  ["in the night", "22", "03:00", "22", "08:00"],
  ["as the morning ends it", "22", "08:00", "22", "08:00"],
  ["in the evening before a holiday", "23", "21:00", "25", "08:00"],
  ["on the holiday", "24", "12:00", "25", "08:00"],
  ["before the end of the week", "25", "20:30", "28", "08:00"],
])("a mail %s waits until the quiet is over", (_, day, time, toDay, toTime) => {
  expect(afterQuiet(at(day, time), quiet, work)).toEqual(at(toDay, toTime));
});

test("quiet hours of one day, none at all, and a house that never opens", () => {
  const noon = { ...quiet, quietFrom: 720, quietTo: 780, quietDaysOff: false };
  expect(afterQuiet(at("27", "12:30"), noon, work)).toEqual(at("27", "13:00"));
  expect(afterQuiet(at("27", "23:00"), noon, work)).toEqual(at("27", "23:00"));
  const none = { ...quiet, quietFrom: 0, quietTo: 0, quietDaysOff: false };
  expect(afterQuiet(at("24", "03:00"), none, work)).toEqual(at("24", "03:00"));
  expect(afterQuiet(at("24", "12:00"), quiet, never)).toEqual(at("24", "12:00"));
});

test("the mail of the day goes at its hour, the next working day where days off are quiet", () => {
  expect(nextDigest(at("21", "08:14"), quiet, work)).toEqual(at("21", "08:15"));
  expect(nextDigest(at("21", "08:15"), quiet, work)).toEqual(at("22", "08:15"));
  expect(nextDigest(at("23", "10:00"), quiet, work)).toEqual(at("25", "08:15"));
  expect(nextDigest(at("23", "10:00"), { ...quiet, quietDaysOff: false }, work)).toEqual(at("24", "08:15"));
  expect(nextDigest(at("23", "10:00"), quiet, never)).toEqual(at("24", "08:15"));
});

test("at once means after the two minutes in which more may come, and off means never", () => {
  expect(mailTime(at("21", "12:00"), "now", quiet, work)).toEqual(at("21", "12:02"));
  expect(mailTime(at("21", "19:58"), "now", quiet, work)).toEqual(at("22", "08:00"));
  expect(mailTime(at("21", "12:00"), "off", quiet, work)).toBeNull();
});

test("a mail of the day whose hour is a quiet one waits for the end of the quiet", () => {
  const early = { ...quiet, digestAt: 420 };
  expect(mailTime(at("21", "12:00"), "digest", early, work)).toEqual(at("22", "08:00"));
  expect(mailTime(at("25", "12:00"), "digest", { ...quiet, digestAt: 1380 }, work)).toEqual(at("28", "08:00"));
  expect(mailTime(at("21", "12:00"), "digest", quiet, work)).toEqual(at("22", "08:15"));
});

test("what was stored in another shape stands for nothing chosen", () => {
  expect(choicesOf({ notices: { kinds: { referred: { inApp: "?" } } } }).kinds).toEqual({});
  expect(choicesOf(null)).toMatchObject({ quietFrom: 1200, digestAt: 495 });
  expect(defaultChoice("newRequest")).toEqual({ inApp: false, mail: "off" });
});

test("hours are read as people write them, and a wrong one says what is wrong", () => {
  const read = (quietFrom: string | number) =>
    choicesInput.safeParse({ quietFrom, quietTo: "۸", digestAt: " ۰۸:۱۵", kinds: {} });
  expect(read("۲۰:۳۰").data).toMatchObject({ quietFrom: 1230, quietTo: 480, digestAt: 495 });
  expect(read("24:00").data).toMatchObject({ quietFrom: 0 });
  expect(read(1200).data).toMatchObject({ quietFrom: 1200 });
  for (const wrong of ["۲۵:۰۰", "۲۰:۷۵", "شب", 1440]) expect(read(wrong).success, String(wrong)).toBe(false);
  expect(read("شب").error?.issues).toMatchObject([{ path: ["quietFrom"], message: "calendar.notATime" }]);
});
