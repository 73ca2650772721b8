import { beforeAll, expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { database } from "@/lib/kernel/database";
import { addNote } from "@/lib/requests/add-note";
import { bringBack } from "@/lib/requests/bring-back";
import { followUpReferral } from "@/lib/requests/follow-up-referral";
import { followUpRequest } from "@/lib/requests/follow-up-request";
import { markRequestRead } from "@/lib/requests/mark-request-read";
import { openReferral } from "@/lib/requests/open-referral";
import { passOnReferral } from "@/lib/requests/pass-on-referral";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { returnReferral } from "@/lib/requests/return-referral";
import { writeToRequest } from "@/lib/requests/write-to-request";
import { rowsIn as everyRow } from "@/tests/cartable/desk";
import { aRequest } from "@/tests/support/factories";
import {
  aDesk,
  allStatuses,
  aStandingReferral,
  type Desk,
  openStatuses,
  refused,
  row,
  standing,
  tracking,
} from "./desk";

let desk: Desk;
beforeAll(async () => {
  desk = await aDesk();
});

/** The common inbox holds what other tests have left, and a page of it is not all of it: newest requests are asked for by their number. */
const numbersOf = async () =>
  (await database().request.findMany({ orderBy: { number: "desc" }, take: 12 })).map((r) => r.number);
async function rowsIn(userId: string, box: Parameters<typeof everyRow>[1]) {
  const pages = [];
  for (const number of await numbersOf()) pages.push(await everyRow(userId, box, { q: String(number) }));
  return pages.flat();
}
const idsIn = async (...asked: Parameters<typeof rowsIn>) => (await rowsIn(...asked)).map((r) => r.id);

const HOUR = 3_600_000;
const inHours = (n: number) => new Date(Date.now() + n * HOUR);
const at = <T>(hours: number, work: () => Promise<T>) => clock.at(inHours(hours), work);
const back = (hours: number) => at(hours, () => bringBack(SYSTEM("test"), {}));
const referral = (id: string) => database().referral.findUniqueOrThrow({ where: { id } });
const told = async (requestId: string, type: string) => database().event.count({ where: { requestId, type } });

test("a request that is put off leaves the inbox for the follow-up box, and comes back by itself, unread, with the reason", async () => {
  const { userId, actor } = desk.coordinator;
  const { id, number } = await standing(desk, "new");
  await followUpRequest(actor, { number, at: inHours(5), note: "تا کالا برسد", snooze: true });
  expect(await row(id)).toMatchObject({ ownerPositionId: desk.coordinator.positionId, snoozed: true, unread: false });
  expect(await idsIn(userId, "inbox")).not.toContain(id);
  expect(await idsIn(userId, "followup")).toContain(id);
  await back(4);
  expect(await idsIn(userId, "inbox")).not.toContain(id);
  await back(5.1);
  const found = (await rowsIn(userId, "inbox")).find((r) => r.id === id);
  expect(found).toMatchObject({
    unread: true,
    followUp: { back: true, snoozed: false, note: "تا کالا برسد", by: actor.name },
  });
  await back(6);
  expect(await told(id, "request.cameBack")).toBe(1);
});

test("what came back stays in the inbox when it was read, until somebody acts", async () => {
  const { userId, actor } = desk.coordinator;
  const { id, number } = await standing(desk, "replied");
  await followUpRequest(actor, { number, at: inHours(1) });
  expect(await idsIn(userId, "inbox")).not.toContain(id);
  await back(2);
  await markRequestRead(actor, { number });
  expect(await idsIn(userId, "inbox")).toContain(id);
  await addNote(actor, { number, body: "زنگ می‌زنم" });
  expect(await idsIn(userId, "inbox")).toContain(id);
  await replyToRequest(actor, { number, channel: "phone", body: "گفته شد" });
  expect(await row(id)).toMatchObject({ back: false, followUpAt: null, followUpNote: null });
  expect(await idsIn(userId, "inbox")).not.toContain(id);
});

test("a call to be made again comes back as well, and an interim reply leaves a plan alone", async () => {
  const { actor, userId } = desk.coordinator;
  const { id, number } = await standing(desk, "new");
  const call = { number, channel: "phone" as const, body: "برنداشت", callOutcome: "no_answer" as const };
  await replyToRequest(actor, { ...call, callBackAt: inHours(3) });
  await replyToRequest(actor, { number, channel: "phone", body: "در دست بررسی", then: "keep" });
  expect((await row(id)).followUpAt).not.toBeNull();
  await back(3.1);
  expect((await rowsIn(userId, "inbox")).find((r) => r.id === id)).toMatchObject({ followUp: { back: true } });
});

test("whatever happens brings back at once what was put off: the customer writes, a colleague acts", async () => {
  const { actor, userId } = desk.coordinator;
  const written = await standing(desk, "replied");
  await followUpRequest(actor, { number: written.number, at: inHours(50), snooze: true });
  await writeToRequest(tracking(written), { body: "پس چه شد؟" });
  expect(await idsIn(userId, "inbox")).toContain(written.id);
  const { referral: held, request } = await aStandingReferral(desk, "accepted");
  await followUpReferral(desk.officer.actor, { id: held.id, at: inHours(50), snooze: true });
  expect(await idsIn(desk.officer.userId, "inbox")).not.toContain(held.id);
  expect(await idsIn(desk.officer.userId, "followup")).toContain(held.id);
  await writeToRequest(tracking(request), { body: "یک چیز دیگر" });
  expect(await rowsIn(desk.officer.userId, "inbox")).toContainEqual(
    expect.objectContaining({ id: held.id, unread: true, followUp: expect.objectContaining({ snoozed: false }) }),
  );
});

test("a referral comes back to its seat once, and its plan ends with it", async () => {
  const { referral: held } = await aStandingReferral(desk, "accepted");
  await followUpReferral(desk.officer.actor, {
    id: held.id,
    at: inHours(2),
    note: "زنگ",
    snooze: true,
    remindBefore: 30,
  });
  await back(1.6);
  expect(await told(held.requestId, "referral.followUpSoon")).toBe(1);
  const [one, two] = await Promise.all([back(2.1), back(2.1)]);
  expect(one.back + two.back).toBeGreaterThan(0);
  expect(await told(held.requestId, "referral.cameBack")).toBe(1);
  expect(await referral(held.id)).toMatchObject({ back: true, snoozed: false, unread: true, version: held.version });
  await openReferral(desk.officer.actor, { id: held.id });
  expect((await referral(held.id)).back).toBe(true);
  await passOnReferral(desk.officer.actor, {
    id: held.id,
    mode: "hand_over",
    to: { positionId: desk.colleague.positionId },
    instruction: "شما",
  });
  expect(await referral(held.id)).toMatchObject({ back: false, followUpAt: null, followUpNote: null });
});

test("a reminder that would be past is refused by name, not left out in silence", async () => {
  const { number } = await standing(desk, "new");
  const plan = { number, at: inHours(2), remindBefore: 1440 };
  const error = await refused(() => followUpRequest(desk.coordinator.actor, plan), "invalid");
  expect(error.fields).toMatchObject({ remindBefore: { key: "deadline.remindPast" } });
});

test("the plan is taken away, and put back as it was: the undo of a toast", async () => {
  const { actor, userId } = desk.coordinator;
  const { id, number } = await standing(desk, "new");
  const time = inHours(9);
  await followUpRequest(actor, { number, at: time, note: "یک", snooze: true });
  await followUpRequest(actor, { number, at: null });
  expect(await row(id)).toMatchObject({ followUpAt: null, followUpNote: null, snoozed: false });
  expect(await idsIn(userId, "inbox")).toContain(id);
  await followUpRequest(actor, { number, at: time, note: "یک", snooze: true });
  await followUpRequest(actor, { number, at: time, note: "دو", snooze: true });
  expect(await row(id)).toMatchObject({ snoozed: true, followUpNote: "دو" });
});

test("a return ends the officer's plan; the past, an ended request and a copy are refused", async () => {
  const { referral: held } = await aStandingReferral(desk, "seen");
  await followUpReferral(desk.officer.actor, { id: held.id, at: inHours(5), snooze: true });
  await returnReferral(desk.officer.actor, { id: held.id, reason: "نزد ما نیست" });
  expect(await referral(held.id)).toMatchObject({ followUpAt: null, snoozed: false });
  const open = await aRequest({ ownerPositionId: desk.coordinator.positionId });
  const past = () => followUpRequest(desk.coordinator.actor, { number: open.number, at: inHours(-1) });
  expect((await refused(past, "invalid")).fields).toHaveProperty("at");
  const { referral: copy } = await aStandingReferral(desk, "seen", { copy: true, purpose: "information" });
  await refused(() => followUpReferral(desk.officer.actor, { id: copy.id, at: inHours(1) }), "conflict");
});

test.each(allStatuses)("a request that is %s is followed up only while it is open", async (status) => {
  const { number } = await standing(desk, status);
  const act = () => followUpRequest(desk.coordinator.actor, { number, at: inHours(1) });
  if (openStatuses.includes(status)) expect((await act()).followUpAt).not.toBeNull();
  else await refused(act, "conflict");
});
