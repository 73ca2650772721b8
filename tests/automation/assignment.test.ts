import { beforeEach, expect, test } from "vitest";
import { goneTargets } from "@/components/automation/gone-targets";
import { actsWords, whenWords } from "@/components/automation/rule-words";
import { moveRule } from "@/lib/automation/move-rule";
import { readRule, ruleOptions } from "@/lib/automation/queries";
import { chooseSeat, FAILURES } from "@/lib/automation/rules";
import { switchRule } from "@/lib/automation/switch-rule";
import { tryRule } from "@/lib/automation/try-rule";
import { updateRule } from "@/lib/automation/update-rule";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { referRequest } from "@/lib/requests/refer-request";
import { writeToRequest } from "@/lib/requests/write-to-request";
import { setPresence } from "@/lib/staff/set-presence";
import { aDesk, aPerson, type Desk, refused, row, snapshot, tracking } from "@/tests/requests/desk";
import { aRequest, aSubstitute, vacate } from "@/tests/support/factories";
import { aRule, intake, isHere, noRules, referralsOf, runsOf, work } from "./desk";

beforeEach(noRules);

const words = (...values: string[]) => ({
  match: "all" as const,
  groups: [{ match: "all" as const, conditions: [{ field: "words" as const, op: "any" as const, values }] }],
});
const refer = (target: object) => [{ do: "refer", target, purpose: "action", instruction: "رسیدگی کنید" }] as never;
const share = (desk: Desk, more: object = {}) => refer({ to: "share", departmentId: desk.tech, by: "turns", ...more });

test("without a rule no intake queues anything; with one, the first that fits refers it and is named", async () => {
  const desk = await aDesk();
  await intake("گارانتی");
  expect(await work()).toBe(0);
  await aRule(desk, {
    kind: "assignment",
    conditions: words("برق"),
    acts: refer({ to: "queue", departmentId: desk.crm }),
  });
  const { id, name } = await aRule(desk, {
    kind: "assignment",
    conditions: words("گارانتی"),
    acts: refer({ to: "queue", departmentId: desk.tech }),
  });
  await aRule(desk, { kind: "assignment", conditions: {}, acts: refer({ to: "queue", departmentId: desk.crm }) });
  const request = await intake("گارانتی‌نامه نیامد");
  expect(await work()).toBe(1);
  const [referral, ...more] = await referralsOf(request.id);
  expect(more).toEqual([]);
  expect(referral).toMatchObject({
    toDepartmentId: desk.tech,
    fromPositionId: desk.coordinator.positionId,
    fromUserId: desk.coordinator.userId,
  });
  expect(await row(request.id)).toMatchObject({ status: "referred", ownerPositionId: desk.coordinator.positionId });
  const event = await database().event.findFirst({ where: { requestId: request.id, type: "request.referred" } });
  expect(event).toMatchObject({ actorKind: "system", userId: null, after: { rule: { id, name, via: [] } } });
  expect(await runsOf(id)).toMatchObject([
    {
      outcome: "done",
      requestId: request.id,
      matched: [{ field: "words" }],
      done: [{ do: "refer", target: { departmentId: desk.tech } }],
    },
  ]);
});

test("the order of rules is the order in which they look", async () => {
  const desk = await aDesk();
  await aRule(desk, { kind: "assignment", conditions: {}, acts: refer({ to: "queue", departmentId: desk.crm }) });
  const second = await aRule(desk, {
    kind: "assignment",
    conditions: {},
    acts: refer({ to: "queue", departmentId: desk.tech }),
  });
  await moveRule(desk.administrator, { id: second.id, to: "up" });
  const request = await intake("هر چه");
  await work();
  expect((await referralsOf(request.id)).map((r) => r.toDepartmentId)).toEqual([desk.tech]);
});

test("the same job twice, or a coordinator who was faster: nobody gets it twice", async () => {
  const desk = await aDesk();
  await aRule(desk, { kind: "assignment", conditions: {}, acts: refer({ to: "queue", departmentId: desk.tech }) });
  const taken = await intake("دستی");
  await referRequest(desk.coordinator.actor, {
    number: taken.number,
    items: [{ to: { departmentId: desk.crm }, purpose: "action", instruction: "خودم" }],
  });
  const request = await intake("دوباره");
  const event = await database().event.findFirstOrThrow({
    where: { requestId: request.id, type: "request.submitted" },
  });
  await database()
    .$executeRaw`select graphile_worker.add_job('automation.react', json_build_object('eventId', ${String(event.id)}::text))`;
  expect(await work(2)).toBeGreaterThanOrEqual(3);
  expect(await referralsOf(request.id)).toHaveLength(1);
  expect((await referralsOf(taken.id)).map((r) => r.toDepartmentId)).toEqual([desk.crm]);
});

test("what the customer writes after the reply brings it back, and it is given out anew", async () => {
  const desk = await aDesk();
  await aRule(desk, { kind: "assignment", conditions: {}, acts: refer({ to: "queue", departmentId: desk.tech }) });
  const request = await aRequest({
    status: "replied",
    email: "a@b.test",
    ownerPositionId: desk.coordinator.positionId,
  });
  await writeToRequest(tracking(request), { body: "هنوز حل نشده" });
  await work();
  expect(await referralsOf(request.id)).toHaveLength(1);
  expect((await row(request.id)).status).toBe("referred");
});

test("of many arrivals and several workers each one present gets the same number", async () => {
  const desk = await aDesk();
  const third = await aPerson("officer", desk.tech);
  await isHere(desk.officer, desk.colleague, third, desk.head);
  await aRule(desk, { kind: "assignment", conditions: {}, acts: share(desk) });
  const ids: string[] = [];
  for (let i = 0; i < 24; i++) ids.push((await intake(`نوبت ${i}`)).id);
  await work(4);
  const given = await database().referral.findMany({ where: { requestId: { in: ids } } });
  expect(given).toHaveLength(24);
  for (const one of [desk.officer, desk.colleague, third])
    expect(given.filter((r) => r.holderPositionId === one.positionId)).toHaveLength(8);
});

test("who is away, or not seen, gets nothing; whoever stands in for him does; nobody there: the queue", async () => {
  const desk = await aDesk();
  await isHere(desk.officer);
  const { id } = await aRule(desk, { kind: "assignment", conditions: {}, acts: share(desk) });
  const holders = async () => {
    const request = await intake("چه کسی");
    await work();
    return (await referralsOf(request.id)).map((r) => r.holderPositionId);
  };
  expect(await holders()).toEqual([desk.officer.positionId]);
  await setPresence(desk.officer.actor, { away: true });
  expect(await holders()).toEqual([null]);
  expect((await runsOf(id)).at(-1)).toMatchObject({ done: [{ target: { departmentId: desk.tech }, fallback: true }] });
  await isHere(await aSubstitute(desk.colleague.positionId));
  expect(await holders()).toEqual([desk.colleague.positionId]);
  await setPresence(desk.officer.actor, { away: false });
  expect(await holders()).toEqual([desk.officer.positionId]);
});

test("a seat that has its fill is passed over, and then the queue named for that takes it", async () => {
  const desk = await aDesk();
  await isHere(desk.officer, desk.colleague);
  await aRule(desk, {
    kind: "assignment",
    conditions: {},
    acts: share(desk, { by: "load", capacity: 1, fallbackDepartmentId: desk.crm }),
  });
  const ids: string[] = [];
  for (let i = 0; i < 3; i++) ids.push((await intake(`پر ${i}`)).id);
  await work(2);
  const given = await database().referral.findMany({ where: { requestId: { in: ids } } });
  expect(given.map((r) => r.holderPositionId ?? r.toDepartmentId).sort()).toEqual(
    [desk.officer.positionId, desk.colleague.positionId, desk.crm].sort(),
  );
});

test("a seat in which nobody sits gives way to its department's queue", async () => {
  const desk = await aDesk();
  await aRule(desk, {
    kind: "assignment",
    conditions: {},
    acts: refer({ to: "seat", positionId: desk.officer.positionId }),
  });
  await vacate(desk.officer.positionId);
  const request = await intake("خالی");
  await work();
  expect(await referralsOf(request.id)).toMatchObject([{ toDepartmentId: desk.tech, holderPositionId: null }]);
});

test("the choice is the same for the same people, by turn or by load", () => {
  const seat = (positionId: string, more = {}) => ({ positionId, present: true, load: 0, turn: 0, ...more });
  const three = [
    seat("a", { turn: 3, load: 1 }),
    seat("b", { turn: 2, load: 4 }),
    seat("c", { turn: 1, present: false }),
  ];
  expect(chooseSeat(three, "turns", undefined)?.positionId).toBe("b");
  expect(chooseSeat(three, "load", undefined)?.positionId).toBe("a");
  expect(chooseSeat(three, "load", 1)).toBeNull();
  expect(chooseSeat([], "load", 1)).toBeNull();
});

test("trying a rule tells what it would have done and writes nothing", async () => {
  const desk = await aDesk();
  await isHere(desk.officer, desk.colleague);
  const word = `آزمون${Date.now()}`;
  for (let i = 0; i < 4; i++) await intake(`${word} ${i}`);
  await intake(`${word} برق`);
  await aRule(desk, {
    kind: "assignment",
    conditions: words("برق"),
    acts: refer({ to: "queue", departmentId: desk.crm }),
  });
  const { id } = await aRule(desk, { kind: "assignment", conditions: words(word), acts: share(desk) }, false);
  const before = await snapshot();
  const trial = await tryRule(desk.administrator, { id });
  expect(trial).toMatchObject({ matched: 4, taken: 1 });
  expect(trial.targets.map((t) => [t.positionId, t.count]).sort()).toEqual(
    [
      [desk.officer.positionId, 2],
      [desk.colleague.positionId, 2],
    ].sort(),
  );
  expect(trial.rows).toHaveLength(4);
  expect(trial.rows[0]).toMatchObject({ subject: null, customer: null, at: expect.any(Date), opens: false });
  expect(await snapshot()).toBe(before);
  expect(await runsOf(id)).toEqual([]);
});

test("a trial for one seat says where its work would really go: of a vacant or full one, to the queue", async () => {
  const desk = await aDesk();
  const word = `جای${Date.now()}`;
  await intake(`${word} یک`);
  const target = { to: "seat", positionId: desk.officer.positionId } as const;
  const { id } = await aRule(desk, { kind: "assignment", conditions: words(word), acts: refer(target) }, false);
  const { positionId } = desk.officer;
  expect((await tryRule(desk.administrator, { id })).targets).toEqual([{ positionId, fallback: false, count: 1 }]);
  await vacate(positionId);
  const [queue] = (await tryRule(desk.administrator, { id })).targets;
  expect(queue).toMatchObject({ departmentId: expect.any(String), fallback: true, count: 1 });
});

test("a trial names an example only to whom the request opens", async () => {
  const desk = await aDesk();
  const word = `محرم${Date.now()}`;
  const request = await intake(`${word} یک`);
  const { id } = await aRule(desk, { kind: "assignment", conditions: words(word), acts: share(desk) }, false);
  const [hidden] = (await tryRule(desk.administrator, { id })).rows;
  expect(hidden).toMatchObject({ number: request.number, subject: null, customer: null, opens: false });
  const both = { ...desk.coordinator.actor, administrator: true };
  expect((await tryRule(both, { id })).rows[0]).toMatchObject({ subject: `${word} یک`, opens: true });
});

test("a rule whose target was closed since harms nothing: it says why, names what is gone, and stops", async () => {
  const desk = await aDesk();
  const { id } = await aRule(desk, {
    kind: "assignment",
    conditions: {},
    acts: refer({ to: "queue", departmentId: desk.tech }),
  });
  await database().department.update({ where: { id: desk.tech }, data: { active: false } });
  const first = await intake("به واحد بسته");
  await work();
  expect(await row(first.id)).toMatchObject({ status: "new", ownerPositionId: null });
  expect(await referralsOf(first.id)).toEqual([]);
  expect(await runsOf(id)).toMatchObject([{ outcome: "failed", error: { key: "referral.unknownTarget" } }]);
  const options = { ...(await ruleOptions(desk.administrator, {})), provinces: [] };
  const rule = await readRule(desk.administrator, { id });
  const { name } = await database().department.findUniqueOrThrow({ where: { id: desk.tech } });
  expect(goneTargets(rule, options)).toEqual([name]);
  expect(actsWords(rule.acts, options)).toContain(`${name} (دیگر در کار نیست)`);
  for (let i = 1; i < FAILURES; i++) await intake(`باز هم ${i}`);
  await work();
  expect((await readRule(desk.administrator, { id })).on).toBe(false);
  await refused(() => switchRule(desk.administrator, { id, on: true }), "conflict");
});

test("a rule whose tag or form is gone is still read and shown, without a bare id", async () => {
  const desk = await aDesk();
  const gone = newId();
  const conditions = {
    match: "all" as const,
    groups: [{ match: "all" as const, conditions: [{ field: "tag" as const, op: "is" as const, values: [gone] }] }],
  };
  const { id } = await aRule(
    desk,
    { kind: "assignment", conditions, acts: refer({ to: "queue", departmentId: desk.tech }) },
    false,
  );
  const options = { ...(await ruleOptions(desk.administrator, {})), provinces: [] };
  const words = whenWords((await readRule(desk.administrator, { id })).conditions, options);
  expect(words).toContain("دیگر در کار نیست");
  expect(words).not.toContain(gone);
});

test("a change that changes nothing leaves the rule and its history as they are", async () => {
  const desk = await aDesk();
  const given = { kind: "assignment" as const, conditions: {}, acts: refer({ to: "queue", departmentId: desk.tech }) };
  const { id, name } = await aRule(desk, given, false);
  const rule = { ...given, name, positionId: desk.coordinator.positionId } as never;
  const { version } = await readRule(desk.administrator, { id });
  expect(await updateRule(desk.administrator, { id, rule, version })).toEqual({ id, version });
  expect(await database().event.count({ where: { type: "rule.updated", subjectId: id } })).toBe(0);
  const other = { ...given, name: `${name} ۲`, positionId: desk.coordinator.positionId } as never;
  expect(await updateRule(desk.administrator, { id, rule: other, version })).toEqual({ id, version: version + 1 });
});
