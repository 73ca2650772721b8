import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { actOnMany } from "@/lib/bulk/act-on-many";
import { chooseBox, chooseFound } from "@/lib/bulk/choose-all";
import { jobs } from "@/lib/bulk/jobs";
import { readBulk } from "@/lib/bulk/queries";
import { namedRow, rowName, rowsFor } from "@/lib/bulk/rules";
import type { BulkOrder, Chosen } from "@/lib/bulk/schema";
import { undoMany } from "@/lib/bulk/undo-many";
import { closeDatabase, database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { eraseCustomer } from "@/lib/privacy/erase-customer";
import { acceptReferral } from "@/lib/requests/accept-referral";
import { addNote } from "@/lib/requests/add-note";
import { openReferral } from "@/lib/requests/open-referral";
import { tagRequest } from "@/lib/requests/tag-request";
import { resumeTask } from "@/lib/tasks/resume-task";
import { aDesk, aStandingReferral, type Desk } from "@/tests/requests/desk";
import { aCustomer, aRequest } from "@/tests/support/factories";

afterAll(closeDatabase);
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk();
});

const fresh = async (n: number): Promise<Chosen[]> =>
  Promise.all(Array.from({ length: n }, async () => ({ number: (await aRequest()).number })));
const toTech = () => ({ do: "refer" as const, items: [item()] });
const item = () => ({
  to: { departmentId: desk.tech },
  purpose: "answer" as const,
  instruction: "بررسی شود",
  urgency: "normal" as const,
  copies: [],
});

async function together(chosen: Chosen[], act: BulkOrder, by = desk.coordinator.actor) {
  const { taskId } = await actOnMany(by, { chosen, act });
  await jobs["bulk.act"]!({ taskId }, jobContext(1, 5));
  return { taskId, view: await readBulk(by, { taskId }) };
}
async function undone(of: string, by = desk.coordinator.actor) {
  const { taskId } = await undoMany(by, { taskId: of });
  await jobs["bulk.undo"]!({ taskId }, jobContext(1, 5));
  return readBulk(by, { taskId });
}
const statuses = async (rows: Chosen[]) =>
  (await database().request.findMany({ where: { number: { in: rows.map((r) => r.number) } } })).map((r) => r.status);

test("many are referred, what cannot be is told by number, and undo takes back what nobody has accepted", async () => {
  const rows = await fresh(12);
  const [closed] = [await aRequest({ status: "closed" })];
  const { taskId, view } = await together([...rows, { number: closed!.number }], toTech());
  expect(view).toMatchObject({
    task: { status: "done", done: 13, total: 13, counts: { done: 12, refused: 1 } },
    undoable: true,
    refused: [{ number: closed!.number, problem: { key: "conflict.requestStatus" } }],
  });
  expect(await statuses(rows)).toEqual(Array(12).fill("referred"));
  const taken = await database().referral.findFirstOrThrow({ where: { request: { number: rows[0]!.number } } });
  await acceptReferral(desk.officer.actor, { id: taken.id });
  const back = await undone(taskId);
  expect(back).toMatchObject({
    task: { counts: { undone: 11, kept: 1 } },
    undoable: false,
    refused: [{ number: rows[0]!.number, problem: { key: "conflict.referralStatus" } }],
  });
  expect((await statuses(rows)).filter((s) => s === "new")).toHaveLength(11);
  await expect(undoMany(desk.coordinator.actor, { taskId })).rejects.toMatchObject({ code: "conflict" });
});

test("a step that comes twice refers once", async () => {
  const rows = await fresh(3);
  const { taskId } = await actOnMany(desk.coordinator.actor, { chosen: rows, act: toTech() });
  await jobs["bulk.act"]!({ taskId }, jobContext(1, 5));
  // The worker was killed after its work and before it could say so.
  await database().task.update({ where: { id: taskId }, data: { status: "running", cursor: 0, done: 0, counts: {} } });
  await jobs["bulk.act"]!({ taskId }, jobContext(2, 5));
  const sent = await database().referral.count({ where: { request: { number: { in: rows.map((r) => r.number) } } } });
  expect(sent).toBe(3);
});

test("closing: none with an open referral; undo brings each back as it was, unless somebody acted since", async () => {
  const waiting = await aRequest({ status: "waiting_customer", silenceFrom: new Date("2026-11-01T08:00:00Z") });
  const answered = await aRequest({ status: "answered" });
  const busy = await aStandingReferral(desk, "accepted");
  const busyNumber = (await database().request.findUniqueOrThrow({ where: { id: busy.referral.requestId } })).number;
  const rows = [waiting.number, answered.number, busyNumber].map((number) => ({ number }));
  const { taskId, view } = await together(rows, { do: "close", outcome: "solved" });
  expect(view.refused).toEqual([
    { number: busyNumber, problem: { key: "conflict.openReferralsLeft", params: { count: 1 } } },
  ]);
  await addNote(desk.coordinator.actor, { number: answered.number, body: "یادداشت پس از بستن" });
  await undone(taskId);
  const after = await database().request.findMany({ where: { id: { in: [waiting.id, answered.id] } } });
  expect(after.find((r) => r.id === waiting.id)).toMatchObject({
    status: "waiting_customer",
    outcome: null,
    closedAt: null,
    silenceFrom: waiting.silenceFrom,
  });
});

test("nothing is told of a request out of sight, however busy it is", async () => {
  const busy = await aStandingReferral(desk, "accepted");
  const { number } = await database().request.findUniqueOrThrow({ where: { id: busy.referral.requestId } });
  const { view } = await together([{ number }], { do: "close", outcome: "solved" }, desk.stranger.actor);
  expect(view.refused).toEqual([{ number, problem: { key: "notFound" } }]);
});

test("officers hand over and claim many; the rights are those of each act", async () => {
  const mine = await Promise.all([1, 2].map(() => aStandingReferral(desk, "seen")));
  const rows = await Promise.all(
    mine.map(async ({ referral }) => ({
      number: (await database().request.findUniqueOrThrow({ where: { id: referral.requestId } })).number,
      referralId: referral.id,
    })),
  );
  const order: BulkOrder = {
    do: "handOver",
    to: { positionId: desk.colleague.positionId },
    instruction: "لطفاً",
    copies: [],
  };
  const strangers = await together(rows, order, desk.stranger.actor);
  expect(strangers.view.task.counts).toEqual({ refused: 2 });
  expect(strangers.view.refused[0]!.problem).toEqual({ key: "notFound" });
  const { taskId, view } = await together(rows, order, desk.officer.actor);
  expect(view.task.counts).toEqual({ done: 2 });
  expect((await undone(taskId, desk.officer.actor)).task.counts).toEqual({ undone: 2, kept: 0 });
  await openReferral(desk.officer.actor, { id: mine[0]!.referral.id });
  const queued = await aStandingReferral(desk, "sent", { toDepartmentId: desk.tech });
  const number = (await database().request.findUniqueOrThrow({ where: { id: queued.referral.requestId } })).number;
  const claimed = await together(
    [{ number, referralId: queued.referral.id }, { number }],
    { do: "accept" },
    desk.officer.actor,
  );
  expect(claimed.view.task.counts).toEqual({ done: 1, refused: 1 });
  expect((await undone(claimed.taskId, desk.officer.actor)).task.counts).toEqual({ undone: 1, kept: 0 });
});

test("a tag goes on those that lack it; undo leaves it where it was before", async () => {
  const rows = await fresh(2);
  await tagRequest(desk.coordinator.actor, { number: rows[0]!.number, name: "پی‌گیری ویژه" });
  const { taskId } = await together(rows, { do: "tag", name: "پی‌گیری ویژه" });
  const tagged = () =>
    database().requestTag.count({ where: { request: { number: { in: rows.map((r) => r.number) } } } });
  expect(await tagged()).toBe(2);
  await undone(taskId);
  expect(await tagged()).toBe(1);
});

test("more than the most, or nothing, is refused", async () => {
  const many = Array.from({ length: 501 }, (_, i) => ({ number: i + 1 }));
  for (const chosen of [[], many])
    await expect(actOnMany(desk.coordinator.actor, { chosen, act: { do: "accept" } })).rejects.toMatchObject({
      code: "invalid",
    });
});

test("words of an order are gone after a week, or when a customer of it is erased; what it did is still undone", async () => {
  const rows = await fresh(2);
  const { taskId } = await together(rows, toTech());
  const words = async (id: string) =>
    JSON.stringify((await database().task.findUniqueOrThrow({ where: { id } })).input);
  const sweep = (days: number) =>
    jobs["bulk.sweep"]!({}, { ...jobContext(1, 1), now: new Date(Date.now() + days * 86_400_000) });
  await sweep(6);
  expect(await words(taskId)).toContain("بررسی شود");
  await sweep(8);
  expect(await words(taskId)).not.toContain("بررسی شود");
  expect(await undone(taskId)).toMatchObject({ task: { counts: { undone: 2, kept: 0 } } });

  const customer = await aCustomer({ name: "رفته" });
  const closed = await aRequest({ customerId: customer.id });
  const order = { do: "close" as const, outcome: "solved" as const, reason: "رفته گفت" };
  const named = await together([{ number: closed.number }], order);
  const other = await together(await fresh(1), order);
  await eraseCustomer(desk.administrator, { code: customer.code, confirm: customer.code, reason: "خواست" });
  expect([await words(named.taskId), await words(other.taskId)].map((text) => text.includes("رفته"))).toEqual([
    false,
    true,
  ]);
});

test("an order without its words is not taken up again", async () => {
  const { taskId } = await together(await fresh(1), toTech());
  await database().task.update({ where: { id: taskId }, data: { status: "stopped", cursor: 0 } });
  await jobs["bulk.sweep"]!({}, { ...jobContext(1, 1), now: new Date(Date.now() + 8 * 86_400_000) });
  await resumeTask(desk.coordinator.actor, { id: taskId });
  await jobs["bulk.act"]!({ taskId }, jobContext(1, 5));
  expect(await database().task.findUniqueOrThrow({ where: { id: taskId } })).toMatchObject({
    status: "failed",
    error: "bulk.wordsGone",
  });
});

test("a whole list is chosen over its pages, without what is over, and as many as one order takes", async () => {
  const mine = await aDesk();
  const { id: customerId } = await aCustomer();
  const word = `فراگیر${newId().slice(-8)}`;
  const made = await Promise.all(Array.from({ length: 104 }, () => aRequest({ customerId, subject: word })));
  const inbox = { box: "inbox" as const, q: word };
  const { rows, full } = await chooseBox(mine.coordinator.actor, inbox);
  expect(full).toBe(false);
  expect(rows.map((row) => row.number).sort()).toEqual(made.map((one) => one.number).sort());
  const seats = made.slice(0, 3).map((one) => ({ number: one.number }));
  const { taskId } = await together(seats, {
    do: "refer",
    items: [{ ...item(), to: { positionId: mine.officer.positionId } }],
  });
  const held = await chooseBox(mine.officer.actor, inbox);
  expect(held.rows.map((row) => [row.number, typeof row.referralId]).sort()).toEqual(
    seats.map((row) => [row.number, "string"]).sort(),
  );
  await openReferral(mine.officer.actor, { id: held.rows[0]!.referralId! });
  await undone(taskId); // one had been seen: its row tells so, and is nothing to act on
  expect((await chooseBox(mine.officer.actor, inbox)).rows).toEqual([]);
});

test("of a search all pages are chosen too, each as a request, and only those in sight", async () => {
  const word = `یافته${newId().slice(-8)}`;
  const made = await Promise.all(Array.from({ length: 103 }, () => aRequest({ subject: word })));
  const { rows, full } = await chooseFound(desk.coordinator.actor, { q: word });
  expect(full).toBe(false);
  expect(rows.map((row) => row.number).sort()).toEqual(made.map((one) => one.number).sort());
  expect(rows.every((row) => row.referralId === undefined)).toBe(true);
  expect(await chooseFound(desk.stranger.actor, { q: word })).toEqual({ rows: [], full: false });
});

test("a row is read from the name it was given, and an act takes the rows that it can be about", () => {
  const rows = [{ number: 12 }, { number: 13, referralId: newId() }];
  const names = rows.map(rowName);
  expect(names.map(namedRow)).toEqual(rows);
  expect(rowsFor("close", names)).toEqual([names[0]]);
  expect(rowsFor("handOver", names)).toEqual([names[1]]);
  expect(rowsFor("tag", names)).toEqual(names);
});
