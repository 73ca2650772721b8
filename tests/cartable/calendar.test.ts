import { expect, test } from "vitest";
import { addClosure } from "@/lib/calendar/add-closure";
import { setWeek } from "@/lib/calendar/set-week";
import { readCalendar, readDay } from "@/lib/cartable/read-calendar";
import { fromTehran } from "@/lib/i18n/date";
import { actorOf, aRequest, aUser } from "@/tests/support/factories";
import { desk } from "./desk";

const at = (day: string, minutes: number) => fromTehran(day, minutes);

test("deadlines and follow-ups lie on their days, of one's own seats only; a week lists them by their time", async () => {
  const { officer, colleague, coordinator, owner, send } = await desk();
  const saturday = "2030-01-05";
  await send({ toPositionId: officer.id, dueAt: at(saturday, 600) });
  const plan = await send({ toPositionId: officer.id, followUpAt: at(saturday, 540), followUpNote: "زنگ" });
  await send({ toPositionId: officer.id, dueAt: at(saturday, 600), status: "answered" });
  await send({ toPositionId: colleague.id, dueAt: at(saturday, 600) });
  await send({ toPositionId: officer.id, dueAt: at("2030-01-06", 0) });
  await aRequest({ status: "replied", ...owner, followUpAt: at(saturday, 1439) });
  const [first, second, ...rest] = await readCalendar(await actorOf(officer.userId!), {
    view: "week",
    day: "2030-01-11",
  });
  expect(first).toMatchObject({ day: saturday, deadlines: 1, followUps: 1, off: false });
  expect(first!.entries.map((e) => [e.kind, e.text])).toEqual([
    ["followUp", "زنگ"],
    ["deadline", "بررسی و پاسخ"],
  ]);
  expect(first!.entries[0]!.id).toBe(plan.id);
  expect(second).toMatchObject({ day: "2030-01-06", deadlines: 1, followUps: 0 });
  expect(rest.every((d) => d.deadlines + d.followUps === 0)).toBe(true);
  const own = await readCalendar(await actorOf(coordinator.userId!), { view: "week", day: saturday });
  expect(own[0]).toMatchObject({ deadlines: 0, followUps: 1 });
});

test("counts of a day are bounded, and its list goes on page by page", async () => {
  const { officer, send } = await desk();
  const day = "2031-02-08";
  const request = await aRequest({ status: "referred" });
  for (let n = 0; n < 101; n++) await send({ toPositionId: officer.id, dueAt: at(day, n) }, request);
  const actor = await actorOf(officer.userId!);
  const month = await readCalendar(actor, { view: "month", day });
  expect(month.find((one) => one.day === day)).toMatchObject({ deadlines: 100, entries: [] });
  const one = await readDay(actor, { day, limit: 60 });
  const two = await readDay(actor, { day, limit: 60, cursor: one.nextCursor! });
  expect(new Set([...one.items, ...two.items].map((e) => e.id)).size).toBe(101);
  expect(two.nextCursor).toBeNull();
  expect([...one.items, ...two.items].map((e) => e.at.getTime())).toEqual(
    Array.from({ length: 101 }, (_, n) => at(day, n).getTime()),
  );
  expect((await readDay(actor, { day, limit: 60, before: two.previousCursor! })).items).toEqual(one.items);
});

test("days off are those of one's own department, and a closure says why", async () => {
  const { officer, coordinator } = await desk();
  const actor = await actorOf(officer.userId!);
  const { departmentId } = actor.seats[0]!;
  const admin = await actorOf((await aUser({ administrator: true })).id);
  const all = [{ from: "8", to: "16" }];
  const days = { sunday: all, monday: all, friday: all };
  await setWeek(admin, { departmentId, effectiveFrom: "2032-05-01", days });
  const shut = { from: "2032-05-10T00:00:00+03:30", until: "2032-05-11T00:00:00+03:30", reason: "برف" };
  await addClosure(admin, { ...shut, departmentId });
  const week = await readCalendar(actor, { view: "week", day: "2032-05-12" });
  expect(week.map((one) => [one.day.slice(8), one.off, one.holiday])).toEqual([
    ["08", true, null],
    ["09", false, null],
    ["10", true, "برف"],
    ...["11", "12", "13"].map((day) => [day, true, null]),
    ["14", false, null],
  ]);
  const company = await readCalendar(await actorOf(coordinator.userId!), { view: "week", day: "2032-05-12" });
  expect([company[2]!.off, company[3]!.off, company[6]!.off]).toEqual([false, false, true]);
});

test("Fridays are marked as off", async () => {
  const { officer } = await desk();
  const days = await readCalendar(await actorOf(officer.userId!), { view: "month", day: "2026-12-05" });
  const off = days.filter((one) => one.off).map((one) => new Date(one.day).getUTCDay());
  expect(off.filter((weekday) => weekday === 5)).toHaveLength(days.length / 7);
  expect(days[0]).toMatchObject({ off: false, holiday: null });
});
