import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import type { AppError } from "@/lib/base/errors";
import { addClosure } from "@/lib/calendar/add-closure";
import { addHoliday } from "@/lib/calendar/add-holiday";
import { countWorkingTime } from "@/lib/calendar/count-working-time";
import { liftClosure } from "@/lib/calendar/lift-closure";
import { listHolidays } from "@/lib/calendar/list-holidays";
import { listVersions } from "@/lib/calendar/list-versions";
import { deskCalendar } from "@/lib/calendar/queries";
import { removeHoliday } from "@/lib/calendar/remove-holiday";
import { removeWeek } from "@/lib/calendar/remove-week";
import { elapsed } from "@/lib/calendar/rules";
import { setWeek } from "@/lib/calendar/set-week";
import { calendarAt, calendarOf } from "@/lib/calendar/store";
import { updateClosure } from "@/lib/calendar/update-closure";
import { updateHoliday } from "@/lib/calendar/update-holiday";
import { closeDatabase, database, reader } from "@/lib/kernel/database";
import { actorOf, aDepartment } from "@/tests/support/factories";
import { user } from "@/tests/support/office";

let admin: UserActor;
beforeAll(async () => {
  admin = await actorOf((await user({ administrator: true })).userId);
});
afterAll(closeDatabase);

const NOW = new Date("2026-11-22T06:00:00Z");
const department = async () => (await aDepartment()).id;
/** Working hours of a Tehran day. */
const hours = async (day: string, whose = {}, version?: number) => {
  const cal = version ? await calendarAt(reader(), version, whose) : await calendarOf(reader(), NOW, whose);
  return elapsed(new Date(`${day}T00:00:00+03:30`), new Date(`${day}T24:00:00+03:30`), cal) / 3600;
};
const fieldsOf = async (work: Promise<unknown>) => {
  const error = (await work.then(
    () => ({ fields: { nothing: { key: "went through" } } }),
    (e) => e,
  )) as AppError;
  return Object.fromEntries(Object.entries(error.fields).map(([path, { key }]) => [path, key]));
};
const nine = [{ from: "9", to: "۱۲:۳۰" }];

test("a department works by its own week from its day on, by the company's before, and again when it is taken back", async () => {
  const departmentId = await department();
  const week = {
    departmentId,
    effectiveFrom: "1405/09/01",
    days: { sunday: nine, friday: [{ from: "22:00", to: "02:00" }] },
  };
  const company = await hours("2026-11-23");
  const { version } = await setWeek(admin, week);
  expect(company).toBeGreaterThan(0);
  expect(await hours("2026-11-15", { departmentId })).toBe(await hours("2026-11-15"));
  expect(await hours("2026-11-22", { departmentId })).toBe(3.5);
  expect(await hours("2026-11-23", { departmentId })).toBe(0);
  expect([await hours("2026-11-27", { departmentId }), await hours("2026-11-28", { departmentId })]).toEqual([2, 2]);
  expect(await hours("2026-11-23")).toBe(company);
  await removeWeek(admin, { departmentId, effectiveFrom: "2026-11-22" });
  expect(await hours("2026-11-23", { departmentId })).toBe(company);
  expect(await hours("2026-11-23", { departmentId }, version)).toBe(0);
});

test("a week for some weeks ends by itself; written again it is replaced, and the version of before is kept", async () => {
  const departmentId = await department();
  const days = { saturday: nine, sunday: nine, monday: nine };
  const some = { departmentId, effectiveFrom: "2026-11-21", effectiveTo: "2026-11-22", days, name: "رمضان" };
  const first = await setWeek(admin, some);
  expect(await hours("2026-11-22", { departmentId })).toBe(3.5);
  expect(await hours("2026-11-23", { departmentId })).toBe(await hours("2026-11-23"));
  const second = await setWeek(admin, { ...some, days: { sunday: [{ from: "00:00", to: "24:00" }] } });
  expect(second.version).toBe(first.version + 1);
  expect(await hours("2026-11-22", { departmentId })).toBe(24);
  expect(await hours("2026-11-22", { departmentId }, first.version)).toBe(3.5);
  const stale = setWeek(admin, { ...some, version: first.version });
  await expect(stale).rejects.toMatchObject({ code: "conflict", problem: { key: "calendar.changedMeanwhile" } });
});

test("closures shut the house, a department, a province's customers; late ones too; to the minute", async () => {
  const departmentId = await department();
  const before = await hours("2024-05-04");
  const shut = { from: "2024-05-04T09:15:00+03:30", until: "2024-05-04T10:45:00+03:30", reason: "آلودگی هوا" };
  const one = await addClosure(admin, { ...shut, departmentId });
  expect([await hours("2024-05-04", { departmentId }), await hours("2024-05-04")]).toEqual([before - 1.5, before]);
  await addClosure(admin, { ...shut, province: "استان گيلان" });
  expect(await hours("2024-05-04", { province: "گیلان" })).toBe(before - 1.5);
  expect(await hours("2024-05-04", { province: "گیلان", departmentId })).toBe(before - 1.5);
  expect(await hours("2024-05-04", { province: "تهران" })).toBe(before);
  await updateClosure(admin, { id: one.id, until: "2024-05-04T11:15:00+03:30" });
  expect(await hours("2024-05-04", { departmentId })).toBe(before - 2);
  await liftClosure(admin, { id: one.id });
  expect(await hours("2024-05-04", { departmentId })).toBe(before);
  expect(await hours("2024-05-04", { departmentId }, one.version)).toBe(before - 1.5);
  await expect(liftClosure(admin, { id: one.id })).rejects.toMatchObject({ code: "notFound" });
});

test("a closure that is made longer later lasts a year at most, too", async () => {
  const departmentId = await department();
  const shut = { from: "2024-05-04T05:00:00Z", until: "2024-05-04T06:00:00Z", reason: "برف" };
  const { id } = await addClosure(admin, { ...shut, departmentId });
  const longer = updateClosure(admin, { id, until: "2030-05-04T06:00:00Z" });
  await expect(longer).rejects.toMatchObject({ fields: { until: { key: "calendar.tooLong" } } });
  await liftClosure(admin, { id });
});

test("a change is an event with before and after, and a job with its reason in the same commit", async () => {
  const departmentId = await department();
  const shut = { from: "2024-05-04T05:00:00Z", until: "2024-05-04T06:00:00Z", reason: "قطعی برق" };
  const { version, id } = await addClosure(admin, { ...shut, departmentId });
  const event = await database().event.findFirstOrThrow({
    where: { type: "calendar.changed", subjectId: String(version) },
  });
  expect(event).toMatchObject({ userId: admin.userId, departmentId, before: null, after: { act: "closure.added" } });
  const [job] = await database().$queryRaw<{ payload: object }[]>`
    select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'service.recompute' and (payload ->> 'version')::int = ${version}`;
  expect(job?.payload).toMatchObject({
    departmentId,
    reason: "تعطیلی اضطراری: قطعی برق",
    from: "2024-05-04T05:00:00.000Z",
  });
  await liftClosure(admin, { id });
  const { items } = await listVersions(admin, { limit: 2 });
  expect(items.map(({ act, by }) => [act, by])).toEqual([
    ["closure.lifted", admin.name],
    ["closure.added", admin.name],
  ]);
});

test("holidays are added, moved, renamed and removed, each day once", async () => {
  await addHoliday(admin, { day: "۱۴۶۰/۵/۲", name: "آزمون", kind: "lunar", estimated: true });
  expect(await fieldsOf(addHoliday(admin, { day: "1460/5/2", name: "دیگر" }))).toEqual({
    day: "calendar.holidayTwice",
  });
  await addHoliday(admin, { day: "1460/5/5", name: "پنجم" });
  expect(await fieldsOf(updateHoliday(admin, { day: "1460/5/2", to: "1460/5/5", name: "آزمون" }))).toEqual({
    to: "calendar.holidayTwice",
  });
  const moved = await updateHoliday(admin, { day: "1460/5/2", to: "1460/5/3", name: "آزمون", kind: "lunar" });
  const { items } = await listHolidays(admin, { year: 1460 });
  expect(items.map(({ day, name, estimated }) => [day, name, estimated])).toEqual([
    [moved.day, "آزمون", false],
    [expect.any(String), "پنجم", false],
  ]);
  for (const { day } of items) await removeHoliday(admin, { day });
  expect((await listHolidays(admin, { year: 1460 })).items).toEqual([]);
  await expect(removeHoliday(admin, { day: moved.day })).rejects.toMatchObject({ code: "notFound" });
});

test("two who add one holiday at once: one does", async () => {
  const tries = await Promise.allSettled([1, 2, 3].map(() => addHoliday(admin, { day: "1461/5/2", name: "n" })));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await removeHoliday(admin, { day: "1461/5/2" });
});

describe("bad weeks and closures name the field", () => {
  const day = (ranges: [string, string][]) => ranges.map(([from, to]) => ({ from, to }));
  const overlap = "calendar.overlap";
  test.each([
    [
      "overlap",
      {
        sunday: day([
          ["8", "12"],
          ["11:59", "16"],
        ]),
      },
      { "days.sunday.1.from": overlap },
    ],
    [
      "overlap, written the other way round",
      {
        sunday: day([
          ["11", "16"],
          ["8", "12"],
        ]),
      },
      { "days.sunday.0.from": overlap },
    ],
    [
      "over midnight into the next day",
      { sunday: day([["20", "02"]]), monday: day([["1:30", "4"]]) },
      { "days.monday.0.from": "calendar.overlapNight" },
    ],
    [
      "Friday night into Saturday",
      { friday: day([["20", "9"]]), saturday: day([["8", "12"]]) },
      { "days.saturday.0.from": "calendar.overlapNight" },
    ],
    [
      "the same twice",
      {
        monday: day([
          ["8", "9"],
          ["8", "9"],
        ]),
      },
      { "days.monday.1.from": overlap },
    ],
    ["no length", { monday: day([["8", "8:00"]]) }, { "days.monday.0.to": "calendar.emptyRange" }],
    [
      "no time",
      { monday: day([["25", "ظهر"]]) },
      { "days.monday.0.from": "calendar.notATime", "days.monday.0.to": "calendar.notATime" },
    ],
    ["no open hour", {}, { days: "calendar.noOpenHour" }],
  ])("%s", async (_, days, fields) => {
    expect(await fieldsOf(setWeek(admin, { effectiveFrom: "2030-01-01", days }))).toEqual(fields);
  });

  test("days and ends", async () => {
    const days = { monday: nine };
    expect(await fieldsOf(setWeek(admin, { effectiveFrom: "1405/12/31", days }))).toEqual({
      effectiveFrom: "calendar.notADay",
    });
    const back = { effectiveFrom: "2030-01-02", effectiveTo: "2030-01-01", days };
    expect(await fieldsOf(setWeek(admin, back))).toEqual({ effectiveTo: "calendar.endsBeforeItBegins" });
    const base = { effectiveFrom: "2001-01-01", effectiveTo: "2030-01-01", days };
    expect(await fieldsOf(setWeek(admin, base))).toEqual({ effectiveTo: "calendar.baseWeek" });
    await expect(removeWeek(admin, { effectiveFrom: "2001-01-01" })).rejects.toMatchObject({ code: "conflict" });
  });

  test("closures", async () => {
    const from = "2024-05-04T05:00:00Z";
    const shut = (until: string, more = {}) => addClosure(admin, { from, until, reason: "r", ...more });
    expect(await fieldsOf(shut("2024-05-04T04:00:00Z"))).toEqual({ until: "calendar.endsBeforeItBegins" });
    expect(await fieldsOf(shut(from))).toEqual({ until: "calendar.endsBeforeItBegins" });
    expect(await fieldsOf(shut("2026-05-04T04:00:00Z"))).toEqual({ until: "calendar.tooLong" });
    expect(await fieldsOf(shut("2024-05-04T06:00:00Z", { province: "آتلانتیس" }))).toEqual({
      province: "customer.unknownProvince",
    });
    const nowhere = "00000000-0000-7000-8000-000000000000";
    expect(await fieldsOf(shut("2024-05-04T06:00:00Z", { departmentId: nowhere }))).toEqual({
      departmentId: "referral.unknownTarget",
    });
  });
});

test("programs may ask when working time is over", async () => {
  const departmentId = await department();
  await setWeek(admin, { departmentId, effectiveFrom: "2010-01-01", days: { sunday: nine } });
  const from = new Date("2026-11-22T08:00:00Z"); // 11:30 in Tehran
  const counted = await countWorkingTime(admin, { from, seconds: 2 * 3600, departmentId });
  expect(counted).toMatchObject({ until: new Date("2026-11-29T06:30:00Z"), calendar: `department:${departmentId}` });
  expect(await countWorkingTime(admin, { from, until: counted.until, departmentId })).toMatchObject({ seconds: 7200 });
});

test("who sets a deadline for a customer of a closed province is told so; elsewhere the day is open", async () => {
  await clock.at(NOW, async () => {
    const [from, until] = ["2027-03-02T00:00:00+03:30", "2027-03-03T00:00:00+03:30"];
    const reason = "سیل";
    await addClosure(admin, { from, until, province: "لرستان", reason });
    const there = await deskCalendar(admin, { province: "لرستان" });
    const elsewhere = await deskCalendar(admin, {});
    expect([there.named["2027-03-02"], elsewhere.named["2027-03-02"]]).toEqual([reason, undefined]);
  });
});
