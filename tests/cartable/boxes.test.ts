import { expect, test } from "vitest";
import { database } from "@/lib/kernel/database";
import { readDesk } from "@/lib/views/queries";
import {
  actorOf,
  aPosition,
  aReferral,
  aRequest,
  aSubstitute,
  aUser,
  seatUser,
  vacate,
} from "@/tests/support/factories";
import { desk, idsIn, inHours, rowsIn } from "./desk";

test("an officer's inbox has what he owes, by deadline, and nothing of others", async () => {
  const { officer, colleague, department, send } = await desk();
  const later = await send({ toPositionId: officer.id, dueAt: inHours(9) });
  const soon = await send({ toPositionId: officer.id, dueAt: inHours(1), status: "accepted" });
  const never = await send({ toPositionId: officer.id });
  await send({ toPositionId: officer.id, status: "answered", endedAt: inHours(-1) });
  await send({ toPositionId: officer.id, copy: true, purpose: "information" });
  await send({ toPositionId: colleague.id });
  await send({ toDepartmentId: department.id });
  expect(await idsIn(officer.userId!, "inbox")).toEqual([soon.id, later.id, never.id]);
});

test("a referral that waits for an opinion leaves the inbox until the opinion is in; the ask is followed up", async () => {
  const { officer, colleague, send } = await desk();
  const parent = await send({ toPositionId: officer.id, status: "accepted", dueAt: inHours(-2) });
  const ask = await aReferral({
    requestId: parent.requestId,
    parentId: parent.id,
    mode: "ask",
    fromPositionId: officer.id,
    fromUserId: officer.userId!,
    toPositionId: colleague.id,
    askedByPositionId: officer.id,
  });
  expect(await idsIn(officer.userId!, "inbox")).toEqual([]);
  expect(await rowsIn(officer.userId!, "followup")).toMatchObject([{ id: ask.id, unread: false }]);
  expect(await idsIn(colleague.userId!, "inbox")).toEqual([ask.id]);
  expect(await rowsIn(officer.userId!, "overdue")).toMatchObject([{ id: parent.id, waitsOpinion: true }]);
  await database().referral.update({ where: { id: ask.id }, data: { status: "answered", endedAt: inHours(0) } });
  expect(await idsIn(officer.userId!, "inbox")).toEqual([parent.id]);
});

test("what was cancelled or taken back stays in its holder's inbox until he has read it", async () => {
  const { officer, send } = await desk();
  const gone = { toPositionId: officer.id, endedAt: inHours(-1) };
  const cancelled = await send({ ...gone, status: "cancelled", dueAt: inHours(1), endReason: "دیگر لازم نیست" });
  const recalled = await send({ ...gone, status: "recalled", dueAt: inHours(2) });
  await send({ ...gone, status: "cancelled", unread: false });
  await send({ ...gone, status: "cancelled", copy: true });
  expect(await idsIn(officer.userId!, "inbox")).toEqual([cancelled.id, recalled.id]);
  expect(await rowsIn(officer.userId!, "inbox")).toMatchObject([
    { dueAt: null, referral: { reason: "دیگر لازم نیست" } },
    { dueAt: null, referral: { reason: null } },
  ]);
});

test("the subject of what is confidential is not told after sight has ended", async () => {
  const { officer, send } = await desk();
  const gone = await send({ toPositionId: officer.id, status: "cancelled", endedAt: inHours(-1), endReason: "راز" });
  const mine = await send({ toPositionId: officer.id });
  const where = { id: { in: [gone.requestId, mine.requestId] } };
  await database().request.updateMany({ where, data: { confidential: true, subject: "راز" } });
  const subjects = (await rowsIn(officer.userId!, "inbox")).map((row) => row.request.subject);
  expect(subjects.sort()).toEqual(["راز", "محرمانه"]);
  expect((await rowsIn(officer.userId!, "inbox")).every((row) => row.referral?.reason === null)).toBe(true);
});

test("coordinators share what nobody owns; what one owns is his alone, and of a vacant seat everybody's", async () => {
  const { coordinator, officer, owner } = await desk();
  const other = await aPosition({ role: "coordinator" });
  const common = await aRequest({ dueAt: inHours(-5000) });
  const mine = await aRequest({ ...owner, reopened: true, dueAt: inHours(-4999) });
  const failed = await aRequest({ ...owner, status: "replied", deliveryFailed: true, dueAt: inHours(-4998) });
  const seen = await aRequest({ ...owner, status: "replied", dueAt: inHours(-4997) });
  const both = async (userId: string) => {
    const found = await idsIn(userId, "inbox");
    return [common, mine, failed, seen].filter((r) => found.includes(r.id)).map((r) => r.id);
  };
  expect(await both(coordinator.userId!)).toEqual([common.id, mine.id, failed.id]);
  expect(await both(other.userId!)).toEqual([common.id]);
  expect(await both(officer.userId!)).toEqual([]);
  await vacate(coordinator.id);
  expect(await both(other.userId!)).toEqual([common.id, mine.id, failed.id]);
  await seatUser((await aUser()).id, coordinator.id); // or every later coordinator would look after these
});

test("review has answered requests of the owner, and says whose answers wait", async () => {
  const { coordinator, officer, owner, send } = await desk();
  const request = await aRequest({ ...owner, status: "answered" });
  const referral = await send({ toPositionId: officer.id, status: "answered", endedAt: inHours(0) }, request);
  const answer = { id: crypto.randomUUID(), requestId: request.id, referralId: referral.id, round: 1, body: "پاسخ" };
  await database().answer.create({
    data: { ...answer, userId: officer.userId!, positionId: officer.id, at: inHours(0) },
  });
  const [row] = await rowsIn(coordinator.userId!, "review");
  expect(row).toMatchObject({ id: request.id, kind: "request" });
  const { name } = await database().department.findUniqueOrThrow({ where: { id: officer.departmentId } });
  expect(row!.from).toBe(name);
  expect(await idsIn(coordinator.userId!, "inbox")).not.toContain(request.id);
  expect(await idsIn(officer.userId!, "review")).toEqual([]);
});

test("follow-up has what is out with departments or customers; a final reply only with a call to make", async () => {
  const { coordinator, owner } = await desk();
  const out = await aRequest({ ...owner, status: "referred", dueAt: inHours(1) });
  const waits = await aRequest({ ...owner, status: "waiting_customer", dueAt: inHours(2) });
  const call = await aRequest({ ...owner, status: "replied", followUpAt: inHours(3), dueAt: inHours(3) });
  const told = await aRequest({ ...owner, status: "replied", lastStepAt: inHours(1) });
  expect(await idsIn(coordinator.userId!, "followup")).toEqual([out.id, waits.id, call.id]);
  expect(await idsIn(coordinator.userId!, "done")).toEqual([told.id, call.id]);
});

test("the queue shows to every member until somebody takes it; copies to a department show to all of it", async () => {
  const { officer, colleague, head, department, coordinator, send } = await desk();
  const queued = await send({ toDepartmentId: department.id });
  const copy = await send({ toDepartmentId: department.id, copy: true, purpose: "information" });
  for (const one of [officer, colleague, head]) {
    expect(await rowsIn(one.userId!, "department")).toMatchObject([{ id: queued.id, inQueue: true }]);
    expect(await rowsIn(one.userId!, "copies")).toMatchObject([{ id: copy.id, inQueue: false }]);
  }
  expect(await idsIn(coordinator.userId!, "department")).toEqual([]);
  const taken = { holderPositionId: officer.id, status: "accepted" as const };
  await database().referral.update({ where: { id: queued.id }, data: taken });
  expect(await idsIn(colleague.userId!, "department")).toEqual([]);
  expect(await idsIn(officer.userId!, "inbox")).toEqual([queued.id]);
});

test("a department's manager sees vacant seats' items, and what his officers hold when he asks", async () => {
  const { officer, colleague, head, send } = await desk();
  const held = await send({ toPositionId: officer.id, dueAt: inHours(2) });
  const orphan = await send({ toPositionId: colleague.id, dueAt: inHours(1) });
  await vacate(colleague.id);
  expect(await idsIn(head.userId!, "department")).toEqual([orphan.id]);
  expect(await idsIn(head.userId!, "department", { held: "all" })).toEqual([orphan.id, held.id]);
  expect(await idsIn(officer.userId!, "department", { held: "all" })).toEqual([]);
  expect(await idsIn(head.userId!, "inbox")).toEqual([]);
});

test("a substitute has the seat's boxes beside the holder, for his days only", async () => {
  const { officer, send } = await desk();
  const item = await send({ toPositionId: officer.id });
  const standIn = await aUser();
  const { id } = await aSubstitute(officer.id, { userId: standIn.id });
  expect(await idsIn(standIn.id, "inbox")).toEqual([item.id]);
  expect(await idsIn(officer.userId!, "inbox")).toEqual([item.id]);
  await database().substitution.update({ where: { id }, data: { endedAt: inHours(0) } });
  await expect(idsIn(standIn.id, "inbox")).rejects.toMatchObject({ code: "forbidden" });
});

test("late is what still runs past its deadline: also after the first reply, not after an end, without a clock, or while it is only near", async () => {
  const { coordinator, officer, head, department, owner, send } = await desk();
  const past = { dueAt: inHours(-1) };
  const late = await send({ toPositionId: officer.id, ...past });
  await send({ toPositionId: officer.id, dueAt: inHours(1) });
  await send({ toPositionId: officer.id, ...past, status: "answered", endedAt: inHours(0) });
  const queued = await send({ toDepartmentId: department.id, ...past });
  expect(await rowsIn(officer.userId!, "overdue")).toMatchObject([{ id: late.id, overdue: true }]);
  expect(await idsIn(head.userId!, "overdue")).toEqual([queued.id]);
  const open = await aRequest({ ...owner, status: "referred", dueAt: inHours(-3) });
  const told = await aRequest({ ...owner, status: "referred", ...past, firstRepliedAt: inHours(-2) });
  const still = await aRequest({ ...owner, status: "referred", firstRepliedAt: inHours(-2) });
  const closed = await aRequest({ ...owner, status: "closed", ...past });
  const found = await idsIn(coordinator.userId!, "overdue"); // beside what is nobody's yet
  expect([open, told, still, closed].map((r) => found.includes(r.id))).toEqual([true, true, false, false]);
  const rows = await rowsIn(coordinator.userId!, "followup");
  expect(rows.filter((row) => row.overdue).map((row) => row.id)).toEqual([open.id, told.id]);
});

test("counters stop at 100, count unread copies only, and never what is done", async () => {
  const { officer, coordinator, send } = await desk();
  const request = await aRequest({ status: "referred", ownerPositionId: coordinator.id });
  await send({ toPositionId: officer.id, copy: true, purpose: "information" }, request);
  await send({ toPositionId: officer.id, copy: true, purpose: "information", status: "seen", unread: false }, request);
  for (let n = 0; n < 103; n++) await send({ toPositionId: officer.id }, request);
  await send({ toPositionId: officer.id, status: "answered", endedAt: inHours(0) }, request);
  expect((await readDesk(await actorOf(officer.userId!), {})).boxes).toEqual({
    inbox: 100,
    review: 0,
    followup: 0,
    department: 0,
    copies: 1,
    overdue: 0,
    done: 0,
  });
});

test("somebody without a seat finds empty boxes", async () => {
  const manager = await aUser({ manager: true });
  await aRequest();
  expect(await idsIn(manager.id, "inbox")).toEqual([]);
  expect((await readDesk(await actorOf(manager.id), {})).boxes).toBe(null);
});
