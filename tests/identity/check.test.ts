import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { newId, sha256 } from "@/lib/base/id";
import { acceptSuggestion } from "@/lib/identity/accept-suggestion";
import { checkLikeness } from "@/lib/identity/check-likeness";
import { dismissSuggestion } from "@/lib/identity/dismiss-suggestion";
import { checkWaiting, jobs } from "@/lib/identity/jobs";
import { featuresOf } from "@/lib/identity/likeness-features";
import { KEY_VERSION, keysOf } from "@/lib/identity/likeness-keys";
import { lastScan } from "@/lib/identity/list-suggestions";
import { postponeSuggestion } from "@/lib/identity/postpone-suggestion";
import { startScan } from "@/lib/identity/start-scan";
import { closeDatabase, database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { resumeTask } from "@/lib/tasks/resume-task";
import { stopTask } from "@/lib/tasks/stop-task";
import { makePeople, profiles } from "@/tests/identity/people";
import { aCustomer, actorOf } from "@/tests/support/factories";
import { office } from "@/tests/support/office";

afterAll(closeDatabase);
beforeEach(async () => {
  await database().$executeRaw`delete from "MergeSuggestion"`;
  await database().$executeRaw`delete from "CustomerKey"`;
  await database().$executeRaw`delete from "LikenessCount"`;
  await database().$executeRaw`update "Customer" set "erasedAt" = now(), "checkedAt" = now()`; // the cards of earlier tests
  await database().$executeRaw`update "Task" set "status" = 'done' where "status" <> 'done'`;
});

const CHECK = SYSTEM("identity.check");
const twin = { city: "کرمان", birthday: new Date("1981-05-02"), address: "خیابان بهار پلاک ۱۲" };
const letters = "بپتجچدرزسشفقکگلمن";
const rare = () => [...newId().replaceAll("-", "").slice(-7)].map((c) => letters[Number.parseInt(c, 16)]).join("");
let serial = 0;
/** Two cards of one man, the second with a slip. */
async function twins() {
  const name = `${rare()} ${rare()}`;
  const home = {
    ...twin,
    birthday: new Date(Date.UTC(1950, serial++ * 7, 1 + (serial % 28))),
    address: `خیابان ${rare()} پلاک ۱۲`,
  };
  const a = await aCustomer({ ...home, name });
  const b = await aCustomer({ ...home, name: `${name.slice(0, -2)}${name.slice(-1)}` });
  return [a, b] as const;
}
const suggestions = () => database().mergeSuggestion.findMany();
const runScan = (taskId: string) => jobs["identity.scan"]!({ taskId }, jobContext(1, 5));
const coordinator = async () => actorOf((await office()).coordinator.userId);

test("a new card is compared within one look; nothing is merged, and the second look finds nothing new", async () => {
  const [a, b] = await twins();
  expect(await checkLikeness(CHECK, { limit: 10 })).toEqual({ checked: 2, opened: 1 });
  expect(await suggestions()).toMatchObject([
    { customerAId: a.id, customerBId: b.id, status: "open", source: "check", reasons: expect.arrayContaining([]) },
  ]);
  const reasons = ((await suggestions())[0]!.reasons as { reason: string }[]).map((r) => r.reason);
  expect(reasons).toEqual(expect.arrayContaining(["nameOneEdit", "sameBirthday", "sameAddress", "sameCity"]));
  expect(await checkLikeness(CHECK, { limit: 10 })).toEqual({ checked: 0, opened: 0 });
  expect(await database().customer.count({ where: { id: { in: [a.id, b.id] }, mergedIntoId: null } })).toBe(2);
  expect(await database().event.count({ where: { type: "suggestion.opened", customerId: a.id } })).toBe(1);
});

test("a changed card is looked at again: what is alike no more is withdrawn", async () => {
  const [, b] = await twins();
  await checkWaiting();
  expect(await suggestions()).toHaveLength(1);
  const other = { name: "زهرا محمدی", birthday: new Date("1999-01-20"), address: "بلوار کشاورز ۴۰", city: "رشت" };
  await database().customer.update({ where: { id: b.id }, data: { ...other, checkedAt: null } });
  await checkWaiting();
  expect(await suggestions()).toEqual([]);
  expect(await database().event.count({ where: { type: "suggestion.withdrawn" } })).toBe(1);
});

test("what a request brought together stays, with its reason, however unlike the cards are", async () => {
  const [a, b] = [await aCustomer({ name: rare() }), await aCustomer({ name: rare() })];
  const reasons = [{ reason: "keysOnOneRequest", kinds: ["email"] }];
  const pair = { id: newId(), customerAId: a.id, customerBId: b.id, score: 0.8, reasons, createdAt: new Date() };
  await database().mergeSuggestion.create({ data: pair });
  await checkWaiting();
  expect(await suggestions()).toMatchObject([{ score: 0.8, reasons }]);
  await database().customer.updateMany({
    where: { id: { in: [a.id, b.id] } },
    data: { ...twin, nameKey: "", name: "شهرام کاویانی", checkedAt: null },
  });
  await checkWaiting();
  const [found] = await suggestions();
  expect(found!.score).toBeGreaterThanOrEqual(0.8);
  expect((found!.reasons as { reason: string }[]).map((r) => r.reason)).toEqual(
    expect.arrayContaining(["keysOnOneRequest", "sameName", "sameBirthday"]),
  );
});

test("dismissed is dismissed for ever, in checks and scans; later is out of the way for a while", async () => {
  const [a] = await twins();
  await checkWaiting();
  const actor = await coordinator();
  const [found] = await suggestions();
  const { laterUntil } = await postponeSuggestion(actor, { id: found!.id, days: 3 });
  expect(laterUntil.getTime() - Date.now()).toBeGreaterThan(2.9 * 86_400_000);
  await dismissSuggestion(actor, { id: found!.id });
  await database().customer.update({ where: { id: a.id }, data: { checkedAt: null } });
  await checkWaiting();
  await runScan((await startScan(actor, {})).id);
  expect(await suggestions()).toMatchObject([{ id: found!.id, status: "dismissed", decidedById: actor.userId }]);
  await expect(dismissSuggestion(actor, { id: found!.id })).rejects.toMatchObject({ code: "conflict" });
  await expect(postponeSuggestion(actor, { id: found!.id })).rejects.toMatchObject({ code: "conflict" });
  await expect(acceptSuggestion(actor, { id: found!.id })).rejects.toMatchObject({ code: "conflict" });
  await expect(dismissSuggestion(actor, { id: newId() })).rejects.toMatchObject({ code: "notFound" });
});

test("accepting merges: the card with more requests survives unless another is asked for", async () => {
  const [a, b] = await twins();
  await database().customer.update({ where: { id: b.id }, data: { requestCount: 3 } });
  await checkWaiting();
  const [found] = await suggestions();
  const actor = await coordinator();
  await expect(acceptSuggestion(actor, { id: found!.id, into: "12345" })).rejects.toMatchObject({ code: "invalid" });
  const merged = await acceptSuggestion(actor, { id: found!.id });
  expect(merged).toMatchObject({ from: a.code, into: b.code });
  expect(await suggestions()).toMatchObject([{ status: "accepted", mergeId: merged.mergeId }]);
  expect(await database().customer.findUnique({ where: { id: a.id } })).toMatchObject({ mergedIntoId: b.id });
  await checkWaiting();
  expect(await database().customerKey.count({ where: { customerId: b.id } })).toBeGreaterThan(5);
});

test("cards that change while they are looked at wait for the next look; merged and erased ones lose their keys", async () => {
  const [a, b] = await twins();
  await checkWaiting();
  await database().customer.update({ where: { id: a.id }, data: { erasedAt: new Date(), checkedAt: null } });
  await checkWaiting();
  expect(await database().customerKey.count({ where: { customerId: a.id } })).toBe(0);
  expect(await database().customerKey.count({ where: { customerId: b.id } })).toBeGreaterThan(5);
});

test("two lookers at once do not double", async () => {
  for (let i = 0; i < 5; i++) await twins();
  await Promise.all([checkWaiting(), checkWaiting(), checkWaiting()]);
  await checkWaiting();
  expect(await suggestions()).toHaveLength(5);
  expect(await database().customer.count({ where: { checkedAt: null, mergedIntoId: null } })).toBe(0);
});

test("a mailbox is filled in where an older card has none", async () => {
  const { id } = await aCustomer();
  const point = { id: newId(), customerId: id, kind: "email" as const, createdAt: new Date() };
  const canonical = `m.${rare().length}${newId()}+x@gmail.com`;
  await database().contactPoint.create({ data: { ...point, typed: canonical, canonical } });
  await checkWaiting();
  const { stem } = await database().contactPoint.findUniqueOrThrow({ where: { id: point.id } });
  expect(stem).toBe(canonical.replace("+x", "").replace(".", ""));
});

test("the scan finds what no check has seen, tells what it did, one at a time", async () => {
  const made = [await twins(), await twins(), await twins()];
  await database().customer.updateMany({ data: { checkedAt: new Date() } });
  const actor = await coordinator();
  const task = await startScan(actor, {});
  await expect(startScan(actor, {})).rejects.toMatchObject({ code: "conflict" });
  await runScan(task.id);
  const done = await database().task.findUniqueOrThrow({ where: { id: task.id } });
  expect(done).toMatchObject({ status: "done", counts: { cards: 6, opened: 3 } });
  expect((done.counts as { compared: number }).compared).toBeGreaterThanOrEqual(3);
  const pairs = (await suggestions()).map((s) => [s.customerAId, s.customerBId].join());
  expect(pairs.sort()).toEqual(made.map(([a, b]) => [a.id, b.id].join()).sort());
});

test("a stopped scan goes on where it was and finds the same", async () => {
  for (let i = 0; i < 4; i++) await twins();
  const actor = await coordinator();
  const task = await startScan(actor, {});
  await stopTask(actor, { id: task.id });
  await runScan(task.id);
  expect(await suggestions()).toEqual([]);
  await resumeTask(actor, { id: task.id });
  await runScan(task.id);
  await runScan(task.id); // a job that comes twice
  expect(await suggestions()).toHaveLength(4);
});

describe("after an upgrade that makes keys in another way", () => {
  const again = () => jobs["identity.scanAgain"]!({}, jobContext(1, 5));
  const scans = () => database().task.findMany({ where: { kind: "identity.scan" }, orderBy: { createdAt: "asc" } });
  const ofBefore = () => database().task.updateMany({ where: { kind: "identity.scan" }, data: { input: { keys: 0 } } });
  beforeEach(async () => void (await database().task.deleteMany({ where: { kind: "identity.scan" } })));

  test("a base that was never scanned is left alone, so is one whose keys are right", async () => {
    await again();
    expect(await scans()).toEqual([]);
    await runScan((await startScan(await coordinator(), {})).id);
    await again();
    expect(await scans()).toHaveLength(1);
  });

  test("one that was scanned is scanned once more by itself, and what it then finds is shown", async () => {
    const actor = await coordinator();
    await runScan((await startScan(actor, {})).id);
    await ofBefore();
    await twins();
    await Promise.all([again(), again()]);
    const [, second, ...more] = await scans();
    expect([second?.status, second?.startedById, more.length]).toEqual(["queued", null, 0]);
    expect(await lastScan(actor, {})).toMatchObject({ task: { id: second!.id, status: "queued" }, byItself: true });
    await runScan(second!.id);
    expect(await suggestions()).toHaveLength(1);
    await again();
    expect(await scans()).toHaveLength(2);
  });

  test("whoever stops it is obeyed; one that runs already is let end first", async () => {
    const actor = await coordinator();
    const first = await startScan(actor, {});
    await ofBefore();
    await again();
    expect(await scans()).toHaveLength(1);
    await runScan(first.id);
    await again();
    const [, second] = await scans();
    await stopTask(actor, { id: second!.id });
    await again();
    expect(await scans()).toHaveLength(2);
    await startScan(actor, {});
    expect(await lastScan(actor, {})).toMatchObject({ byItself: false });
  });
});

test("the keys of this version are known: who changes them raises KEY_VERSION, and writes the new ones down here", () => {
  const all = makePeople(60, 7, profiles.office).cards.flatMap((card) => keysOf(featuresOf(card)));
  expect([KEY_VERSION, sha256(all.join())]).toEqual([
    1,
    "e168361fb59f2b4b4b35e4b899dd955f580bc7b4fc2404baa916227edac91adf",
  ]);
});
