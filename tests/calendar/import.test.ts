import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import type { AppError } from "@/lib/base/errors";
import { addHoliday } from "@/lib/calendar/add-holiday";
import { importHolidays, previewHolidays } from "@/lib/calendar/import-holidays";
import { closeDatabase, database } from "@/lib/kernel/database";
import { actorOf } from "@/tests/support/factories";
import { user } from "@/tests/support/office";

let admin: UserActor;
beforeAll(async () => {
  admin = await actorOf((await user({ administrator: true })).userId);
});
afterAll(closeDatabase);

const fieldsOf = async (work: Promise<unknown>) => {
  const error = (await work.then(
    () => ({ fields: { nothing: { key: "went through" } } }),
    (e) => e,
  )) as AppError;
  return Object.fromEntries(Object.entries(error.fields).map(([path, { key }]) => [path, key]));
};

describe("an import", () => {
  const days = ["2091-03-01", "2091-03-02", "2091-03-03"];
  const clear = () => database().holiday.deleteMany({ where: { day: { in: days.map((d) => new Date(d)) } } });

  test("of CSV tells what is new, known, other and bad, then does what it told", async () => {
    await clear();
    await addHoliday(admin, { day: days[0]!, name: "یکم", kind: "lunar", estimated: true });
    const text = `gregorian,name,kind\n${days[0]},یکم,\n2091/13/45,بد,\n${days[1]},دوم,قمری\n${days[1]},باز هم,\n${days[2]},,`;
    const plan = await previewHolidays(admin, { text });
    expect(plan.counts).toEqual({ new: 1, same: 1, changed: 0, bad: 3 });
    expect(plan.bad.map(({ line, problem }) => [line, problem.key])).toEqual([
      [3, "calendar.problem.day"],
      [5, "calendar.problem.twice"],
      [6, "calendar.problem.name"],
    ]);
    expect(await importHolidays(admin, { text })).toMatchObject({ added: 1, changed: 0, same: 1, bad: 3 });
    expect(await importHolidays(admin, { text })).toMatchObject({ added: 0, version: null });
    const other = `${days[0]};یکم (اعلام‌شده);;0\n${days[1]};دوم تازه`;
    expect((await previewHolidays(admin, { text: other })).counts).toMatchObject({ changed: 2 });
    expect(await importHolidays(admin, { text: other, replace: false })).toMatchObject({ changed: 0 });
    expect(await importHolidays(admin, { text: other })).toMatchObject({ changed: 2 });
    const row = await database().holiday.findFirst({ where: { day: new Date(days[0]!), untilVersion: null } });
    expect(row).toMatchObject({ name: "یکم (اعلام‌شده)", kind: "lunar", estimated: true });
    await clear();
  });

  test("of ICS reads whole days, several in a row, folded lines and Tehran's day of an instant", async () => {
    await clear();
    const text = [
      "BEGIN:VCALENDAR",
      "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20910301\r\nDTEND;VALUE=DATE:20910303\r\nSUMMARY:نو\r\n روز\\, یک\r\nEND:VEVENT",
      "BEGIN:VEVENT\r\nDTSTART:20910302T203000Z\r\nSUMMARY:نیمه‌شب تهران\r\nEND:VEVENT",
      "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20910305\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:هرسال\r\nEND:VEVENT",
      "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20911350\r\nSUMMARY:بد\r\nEND:VEVENT",
      "END:VCALENDAR",
    ].join("\r\n");
    const plan = await previewHolidays(admin, { text });
    expect(plan.rows.map(({ day, name }) => [day, name])).toEqual([
      [days[0], "نوروز, یک"],
      [days[1], "نوروز, یک"],
      [days[2], "نیمه‌شب تهران"],
    ]);
    expect(plan.bad.map(({ problem }) => problem.key)).toEqual(["calendar.problem.repeats", "calendar.problem.day"]);
  });

  test("of ICS takes no meeting for a holiday, nor what was cancelled or ends before it begins", async () => {
    await clear();
    const event = (...lines: string[]) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];
    const text = [
      "\uFEFFBEGIN:VCALENDAR",
      ...event("DTSTART;TZID=Asia/Tehran:20910301T100000", "DTEND;TZID=Asia/Tehran:20910301T110000", "SUMMARY:جلسه"),
      ...event("DTSTART:20910301T000000", "DURATION:PT2H", "SUMMARY:شب‌کاری"),
      ...event("DTSTART;VALUE=DATE:20910301", "DTEND;VALUE=DATE:20910302", "STATUS:CANCELLED", "SUMMARY:لغو"),
      ...event("DTSTART;VALUE=DATE:20910305", "DTEND;VALUE=DATE:20910302", "SUMMARY:وارونه"),
      ...event("BEGIN:VALARM", "SUMMARY:زنگ", "END:VALARM", "DTSTART;VALUE=DATE:20910301", "SUMMARY:یکم"),
      ...event("DTSTART;VALUE=DATE:20910302", "DURATION:P2D", "SUMMARY:دو روز"),
      "END:VCALENDAR",
    ].join("\r\n");
    const plan = await previewHolidays(admin, { text });
    expect(plan.rows.map(({ day, name }) => [day, name])).toEqual([
      [days[0], "یکم"],
      [days[1], "دو روز"],
      [days[2], "دو روز"],
    ]);
    expect(plan.bad.map(({ line, problem }) => [line, problem.key])).toEqual([
      [2, "calendar.problem.timed"],
      [7, "calendar.problem.timed"],
      [12, "calendar.problem.cancelled"],
      [18, "calendar.problem.endsFirst"],
    ]);
  });

  test.each([
    ["a calendar cut short", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20910301", "calendar.notACalendar"],
    ["a card", "BEGIN:VCARD\nFN:x\nEND:VCARD", "calendar.notACalendar"],
    [
      "an event within an event",
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR",
      "calendar.notACalendar",
    ],
    ["an empty calendar", "BEGIN:VCALENDAR\nEND:VCALENDAR", "calendar.noRows"],
    ["only a head", "gregorian,name\n", "calendar.noRows"],
    ["too much", "2091-03-01,x\n".repeat(3001), "calendar.tooManyRows"],
  ])("refuses %s", async (_, text, key) => {
    expect(await fieldsOf(previewHolidays(admin, { text }))).toEqual({ text: key });
    expect(await fieldsOf(importHolidays(admin, { text }))).toEqual({ text: key });
  });

  test("a quote that is never closed is named by its line", async () => {
    const text = `\uFEFF2091-03-01,یکم\n2091-03-02,دوم\n"2091-03-03,سوم\n`;
    await expect(previewHolidays(admin, { text })).rejects.toMatchObject({
      fields: { text: { key: "calendar.openQuote", params: { line: 3 } } },
    });
  });

  test("rubbish is a list of bad rows, never a fault", async () => {
    const rubbish = [
      "\u0001\u0002 \ufffd",
      '"""',
      "a,b,c\nd",
      "BEGIN:VCALENDAR\n:::\nEND:VCALENDAR",
      "<html>\n</html>",
    ];
    for (const text of rubbish) {
      const read = await previewHolidays(admin, { text }).catch((e: AppError) => e.code);
      expect(typeof read === "string" ? read : read.rows).toEqual(typeof read === "string" ? "invalid" : []);
    }
  });
});
