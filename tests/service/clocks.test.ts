import { afterAll, describe, expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { addClosure } from "@/lib/calendar/add-closure";
import { setWeek } from "@/lib/calendar/set-week";
import { listCartable } from "@/lib/cartable/queries";
import { closeDatabase, database, reader } from "@/lib/kernel/database";
import { answerReferral } from "@/lib/requests/answer-referral";
import { closeRequest } from "@/lib/requests/close-request";
import { markSpam } from "@/lib/requests/mark-spam";
import { mergeRequests } from "@/lib/requests/merge-requests";
import { passOnReferral } from "@/lib/requests/pass-on-referral";
import { recallReferral } from "@/lib/requests/recall-referral";
import { referRequest } from "@/lib/requests/refer-request";
import { rejectAnswer } from "@/lib/requests/reject-answer";
import { reopenRequest } from "@/lib/requests/reopen-request";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { returnReferral } from "@/lib/requests/return-referral";
import { unmergeRequest } from "@/lib/requests/unmerge-request";
import { updateRequest } from "@/lib/requests/update-request";
import { writeToRequest } from "@/lib/requests/write-to-request";
import { readClocks } from "@/lib/service/queries";
import { recomputeClocks } from "@/lib/service/recompute-clocks";
import { anArrival, aTimedDesk, at, clocksOf, later } from "./desk";

afterAll(closeDatabase);

type TimedDesk = Awaited<ReturnType<typeof aTimedDesk>>;
const refer = (desk: TimedDesk, number: number, more: object = {}) =>
  referRequest(desk.coordinator.actor, {
    number,
    items: [{ to: { positionId: desk.officer.positionId }, purpose: "answer", instruction: "بررسی", ...more }],
  });
const reply = (desk: TimedDesk, number: number, then: "keep" | "wait" | "done" | "close") =>
  replyToRequest(desk.coordinator.actor, {
    number,
    channel: "phone",
    body: "پاسخ",
    then,
    ...(then === "close" ? { outcome: "solved" } : {}),
  });
const customer = (requestId: string) => ({ kind: "public" as const, tracked: { requestId, keyNamed: true } });
const shown = (clock: { state: string; stopReason: string | null; round: number } | undefined) =>
  clock && [clock.state, clock.stopReason, clock.round];

describe("the clocks of a request", () => {
  test("both run from its arrival; the nearer one is its deadline", async () => {
    const { id } = await anArrival(await aTimedDesk());
    const { first, resolution, hop, request } = await clocksOf(id);
    expect([first!.dueAt, resolution!.dueAt, hop]).toEqual([later(2), later(6), undefined]);
    expect(request.dueAt).toEqual(later(2));
  });

  test("a row of the cartable counts what is left by the department's calendar, as the request does", async () => {
    const desk = await aTimedDesk();
    const days = { saturday: [{ from: "08:00", to: "16:00" }], sunday: [{ from: "12:00", to: "12:30" }] };
    await setWeek(desk.administrator, { departmentId: desk.tech, effectiveFrom: "1405/08/01", days });
    const { id, number } = await anArrival(desk);
    await at(0, () => refer(desk, number, { dueAt: later(31) }));
    const [clocks, box] = await at(1, async () => [
      await readClocks(reader(), id, later(1)),
      await listCartable(desk.officer.actor, { box: "inbox" }),
    ]);
    const left = clocks.find((c) => c.kind === "hop")!.leftSeconds;
    expect(left).toBe(6 * 3600);
    expect(box.items.find((item) => item.request.number === number)!.workLeft).toBe(left);
  });

  test("an interim reply ends the first, and the resolution is the deadline then", async () => {
    const desk = await aTimedDesk();
    const { id, number } = await anArrival(desk);
    await at(1, () => reply(desk, number, "keep"));
    const { first, resolution, request } = await clocksOf(id, later(1));
    expect([shown(first), first!.spentSeconds]).toEqual([["stopped", "replied", 1], 3600]);
    expect([shown(resolution), request.dueAt]).toEqual([["running", null, 1], later(6)]);
  });

  test("nobody is late while the customer is awaited; his words set the clock going where it stood", async () => {
    const desk = await aTimedDesk();
    const { id, number } = await anArrival(desk);
    await at(1, () => reply(desk, number, "wait"));
    const waiting = await clocksOf(id, later(1));
    expect([shown(waiting.resolution), waiting.request.dueAt]).toEqual([["paused", "waiting_customer", 1], null]);
    await at(3, () => writeToRequest(customer(id), { body: "این هم شماره" }));
    const going = await clocksOf(id, later(3));
    expect([shown(going.resolution), going.request.dueAt]).toEqual([["running", null, 1], later(23.5)]);
    expect(going.resolution!.spentSeconds).toBe(3600);
  });

  test("what stands goes on standing for its reason when the calendar moves its figures", async () => {
    const desk = await aTimedDesk();
    const { id, number, customer: who } = await anArrival(desk);
    await at(1, () => reply(desk, number, "wait"));
    const [from, until] = [later(0).toISOString(), later(0.5).toISOString()];
    await at(2, () => addClosure(desk.administrator, { from, until, reason: "برف", departmentId: desk.tech }));
    const moved = { reason: "calendar", customerId: who.id };
    await at(2, () => recomputeClocks(SYSTEM("service.recompute"), moved));
    const { resolution } = await clocksOf(id, later(2));
    expect([shown(resolution), resolution!.spentSeconds]).toEqual([["paused", "waiting_customer", 1], 1800]);
  });

  test("a final reply and closing end everything; what comes back begins a new round", async () => {
    const desk = await aTimedDesk();
    const { id, number } = await anArrival(desk);
    await at(1, () => reply(desk, number, "done"));
    const done = await clocksOf(id, later(1));
    expect([shown(done.resolution), done.request.dueAt]).toEqual([["stopped", "replied", 1], null]);
    await at(24, () => writeToRequest(customer(id), { body: "هنوز کند است" }));
    const again = await clocksOf(id, later(24));
    expect([shown(again.first), shown(again.resolution)]).toEqual([
      ["stopped", "replied", 1],
      ["running", null, 2],
    ]);
    expect(again.request.dueAt).toEqual(later(30));
    await at(25, () => closeRequest(desk.coordinator.actor, { number, outcome: "solved" }));
    expect(shown((await clocksOf(id, later(25))).resolution)).toEqual(["stopped", "closed", 2]);
    await at(26, () => reopenRequest(desk.coordinator.actor, { number }));
    expect(shown((await clocksOf(id, later(26))).resolution)).toEqual(["running", null, 3]);
  });

  test("what is over keeps the figures of its time, though its hours are closed later", async () => {
    const desk = await aTimedDesk();
    const { id, number } = await anArrival(desk);
    await at(3, () => reply(desk, number, "done"));
    const shownAt = async (hours: number) =>
      (await readClocks(reader(), id, later(hours))).map((c) => [c.elapsedSeconds, c.lateSeconds, c.leftSeconds]);
    const before = await shownAt(3);
    expect(before[0]).toEqual([3 * 3600, 3600, null]);
    const [from, until] = [later(0).toISOString(), later(2).toISOString()];
    await at(24, () => addClosure(desk.administrator, { from, until, reason: "برف", departmentId: desk.tech }));
    expect(await shownAt(24)).toEqual(before);
    expect((await clocksOf(id, later(24))).first!.spentSeconds).toBe(3 * 3600);
  });

  test("spam stops them, and being no spam after all starts them anew", async () => {
    const desk = await aTimedDesk();
    const { id, number } = await anArrival(desk);
    await at(1, () => markSpam(desk.coordinator.actor, { number }));
    expect(shown((await clocksOf(id, later(1))).first)).toEqual(["stopped", "spam", 1]);
    await at(2, () => reopenRequest(desk.coordinator.actor, { number }));
    const { first, request } = await clocksOf(id, later(2));
    expect([shown(first), request.dueAt]).toEqual([["running", null, 2], later(4)]);
  });

  test("a merged request stands still, its work goes on under the other, and an undone merge brings both back", async () => {
    const desk = await aTimedDesk();
    const [one, other] = [await anArrival(desk), await anArrival(desk)];
    await database().request.updateMany({ where: { id: other.id }, data: { customerId: one.customer.id } });
    await at(1, () => refer(desk, one.number));
    await at(1.5, () => mergeRequests(desk.coordinator.actor, { number: one.number, into: other.number }));
    const merged = await clocksOf(one.id, later(1.5));
    expect(merged.rows.map((c) => [c.kind, c.state, c.stopReason])).toEqual([
      ["first_reply", "paused", "merged"],
      ["resolution", "paused", "merged"],
    ]);
    const target = await clocksOf(other.id, later(2));
    expect([target.hop!.state, target.hop!.dueAt]).toEqual(["running", later(4)]);
    await at(3, () => unmergeRequest(desk.coordinator.actor, { number: one.number }));
    const back = await clocksOf(one.id, later(3));
    expect(back.rows.map((c) => [c.kind, c.state])).toEqual([
      ["first_reply", "running"],
      ["resolution", "running"],
      ["hop", "running"],
    ]);
    expect(back.first!.dueAt).toEqual(later(3.5));
    expect((await clocksOf(other.id, later(3))).hop).toBeUndefined();
  });

  test("another priority has another target, counted from the beginning", async () => {
    const desk = await aTimedDesk();
    const { id, number } = await anArrival(desk);
    const { number: plain, id: plainId } = await anArrival({ ...desk, tech: desk.crm });
    const before = (await clocksOf(plainId)).first!;
    await at(1, () => updateRequest(desk.coordinator.actor, { number: plain, priority: "urgent" }));
    const urgent = (await clocksOf(plainId, later(1))).first!;
    expect([before.targetSeconds, urgent.targetSeconds, urgent.entries]).toEqual([18 * 3600, 3 * 3600, 2]);
    expect(urgent.dueAt).toEqual(later(3));
    // The department's row names what a row for a priority does not: it stays.
    await at(1, () => updateRequest(desk.coordinator.actor, { number, priority: "urgent" }));
    expect((await clocksOf(id, later(1))).first).toMatchObject({ targetSeconds: 7200, entries: 1 });
  });
});

describe("the clock of a referral", () => {
  const hops = (rows: Awaited<ReturnType<typeof clocksOf>>["rows"]) => rows.filter((c) => c.kind === "hop");

  test("a deadline that somebody set stays; without one the target of a hop gives it", async () => {
    const desk = await aTimedDesk();
    const { id, number } = await anArrival(desk);
    await at(1, () => refer(desk, number, { dueAt: later(5) }));
    await at(1, () => refer(desk, number, { instruction: "بی‌مهلت" }));
    const [given, own] = await database().referral.findMany({ where: { requestId: id }, orderBy: { dueAt: "desc" } });
    expect([given!.dueAt, given!.dueByTarget, own!.dueAt, own!.dueByTarget]).toEqual([later(5), false, later(4), true]);
    expect(
      hops((await clocksOf(id, later(1))).rows)
        .map((c) => c.fixed)
        .sort(),
    ).toEqual([false, true]);
  });

  test("hours before a deadline that somebody set are closed: it stays, less time is left, and its warning still comes", async () => {
    const desk = await aTimedDesk();
    const { id, number, customer } = await anArrival(desk);
    await at(0, () => refer(desk, number, { dueAt: later(5) }));
    const [from, until] = [later(2).toISOString(), later(4).toISOString()];
    await at(1, () => addClosure(desk.administrator, { from, until, reason: "برف", departmentId: desk.tech }));
    const moved = { reason: "calendar", customerId: customer.id };
    await at(1, () => recomputeClocks(SYSTEM("service.recompute"), moved));
    const { hop } = await clocksOf(id, later(1));
    const view = (await readClocks(reader(), id, later(1))).find((c) => c.kind === "hop")!;
    expect([hop!.dueAt, view.elapsedSeconds, view.leftSeconds]).toEqual([later(5), 3600, 2 * 3600]);
    // Four fifths of the time, counted back from the end.
    expect(hop!.nextStepAt).toEqual(later(4));
  });

  test("copies and information have none", async () => {
    const desk = await aTimedDesk();
    const { id, number } = await anArrival(desk);
    const copies = [{ positionId: desk.colleague.positionId }];
    await at(1, () => refer(desk, number, { purpose: "information", copies }));
    expect((await clocksOf(id, later(1))).hop).toBeUndefined();
  });

  test("answering ends it, a rejected answer starts it anew, another deadline with it", async () => {
    const desk = await aTimedDesk();
    const { id, number } = await anArrival(desk);
    const { referrals } = await at(1, () => refer(desk, number));
    const referralId = referrals[0]!.id;
    await at(2, () => answerReferral(desk.officer.actor, { id: referralId, body: "پاسخ" }));
    expect(shown((await clocksOf(id, later(2))).hop)).toEqual(["stopped", "answered", 1]);
    await at(3, () => rejectAnswer(desk.coordinator.actor, { number, referralId, reason: "ناقص", dueAt: later(28) }));
    const { hop } = await clocksOf(id, later(3));
    expect([shown(hop), hop!.fixed, hop!.dueAt]).toEqual([["running", null, 2], true, later(28)]);
  });

  test("handed over, the child has a clock of its own; given back, the parent's runs again", async () => {
    const desk = await aTimedDesk();
    const { id, number } = await anArrival(desk);
    const { referrals } = await at(1, () => refer(desk, number));
    const to = { positionId: desk.colleague.positionId };
    const input = { id: referrals[0]!.id, mode: "hand_over" as const, to, instruction: "شما" };
    const child = await at(2, () => passOnReferral(desk.officer.actor, input));
    const over = hops((await clocksOf(id, later(2))).rows);
    expect(over.map((c) => [c.state, c.stopReason, c.dueAt])).toEqual([
      ["stopped", "passed_on", later(4)],
      ["running", null, later(5)],
    ]);
    await at(3, () => returnReferral(desk.colleague.actor, { id: child.id, reason: "نه" }));
    const back = hops((await clocksOf(id, later(3))).rows);
    expect(back.map((c) => [c.state, c.round]).sort()).toEqual([
      ["running", 2],
      ["stopped", 1],
    ]);
  });

  test("recalled it ends", async () => {
    const desk = await aTimedDesk();
    const { id, number } = await anArrival(desk);
    const { referrals } = await at(1, () => refer(desk, number));
    await at(2, () => recallReferral(desk.coordinator.actor, { id: referrals[0]!.id }));
    expect(shown((await clocksOf(id, later(2))).hop)).toEqual(["stopped", "recalled", 1]);
  });
});

test("who refers is told at once of the deadline that the target of a hop gave", async () => {
  const desk = await aTimedDesk();
  const { number } = await anArrival(desk);
  const item = { purpose: "action" as const, instruction: "رسیدگی", to: { departmentId: desk.tech } };
  const own = later(1).toISOString();
  const copies = [{ positionId: desk.coordinator.positionId }];
  const sent = await at(0.5, () =>
    referRequest(desk.coordinator.actor, {
      number,
      items: [
        { ...item, copies },
        { ...item, instruction: "با مهلت", dueAt: own },
      ],
    }),
  );
  expect(sent.referrals.map((r) => r.dueAt)).toEqual([later(3.5), null, later(1)]);
});
