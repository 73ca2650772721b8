import { beforeEach, expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { DEEPEST, FAILURES, PER_HOUR } from "@/lib/automation/rules";
import { runRule } from "@/lib/automation/run-rule";
import { switchRule } from "@/lib/automation/switch-rule";
import { updateRule } from "@/lib/automation/update-rule";
import { clock } from "@/lib/base/clock";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { addNote } from "@/lib/requests/add-note";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { updateRequest } from "@/lib/requests/update-request";
import { aDesk, type Desk, refused, row } from "@/tests/requests/desk";
import { aRequest, vacate } from "@/tests/support/factories";
import { aRule, intake, noRules, runsOf, tick, work } from "./desk";

beforeEach(noRules);

const on = (...events: string[]) => ({ when: "event", events }) as never;
const priority = (value: string) => ({ do: "setPriority", priority: value }) as never;
const is = (field: string, ...values: string[]) =>
  ({ match: "all", groups: [{ match: "all", conditions: [{ field, op: "is", values }] }] }) as never;
const typesOf = async (requestId: string) =>
  (await database().event.findMany({ where: { requestId }, orderBy: { id: "asc" } })).map((e) => e.type);

/** Whatever a rule may do, in one. */
async function allActs(desk: Desk) {
  const tag = { id: newId(), name: "خودکار", key: newId(), createdAt: clock.now() };
  await database().tag.create({ data: tag });
  return [
    { do: "setKind", kind: "complaint" },
    { do: "setPriority", priority: "urgent" },
    { do: "setConfidential", confidential: true },
    { do: "tag", tagId: tag.id },
    { do: "own" },
    { do: "followUp", days: 2 },
    { do: "note", body: "خودکار" },
    { do: "tell", whom: { to: "head", departmentId: desk.tech }, text: "فوری است" },
    {
      do: "refer",
      target: { to: "queue", departmentId: desk.tech },
      purpose: "answer",
      instruction: "پاسخ دهید",
      hours: 4,
    },
  ] as never;
}

test("a rule does all that it says, in its name and from the seat it names", async () => {
  const desk = await aDesk();
  const { id, name } = await aRule(desk, {
    kind: "automation",
    trigger: on("request.submitted"),
    conditions: {},
    acts: await allActs(desk),
  });
  const request = await intake("همه چیز");
  await work();
  expect(await row(request.id)).toMatchObject({
    kind: "complaint",
    priority: "urgent",
    confidential: true,
    status: "referred",
  });
  expect((await row(request.id)).followUpAt!.getTime()).toBeGreaterThan(clock.now().getTime());
  const written = await database().event.findMany({ where: { requestId: request.id }, orderBy: { id: "asc" } });
  const events = written.slice(written.findIndex((e) => e.type === "request.submitted") + 1);
  expect(new Set(events.map((e) => e.type))).toEqual(
    new Set([
      "request.updated",
      "request.tagged",
      "request.owned",
      "request.followedUp",
      "request.noted",
      "request.referred",
      "rule.told",
    ]),
  );
  for (const event of events) expect(event).toMatchObject({ actorKind: "system", after: { rule: { id, name } } });
  const note = await database().note.findFirstOrThrow({ where: { requestId: request.id } });
  expect(note).toMatchObject({ userId: desk.coordinator.userId, positionId: desk.coordinator.positionId });
  expect((await runsOf(id))[0]!.done).toHaveLength(9);
});

test("a rule never answers its own doing", async () => {
  const desk = await aDesk();
  const { id } = await aRule(desk, {
    kind: "automation",
    trigger: on("request.noted"),
    conditions: {},
    acts: [{ do: "note", body: "باز" }],
  });
  const request = await aRequest();
  await addNote(desk.coordinator.actor, { number: request.number, body: "نخست" });
  await work();
  expect(await database().note.count({ where: { requestId: request.id } })).toBe(2);
  expect((await runsOf(id)).map((r) => r.outcome)).toEqual(["done", "own"]);
});

test("two rules that set each other off come to rest, and their logs say why", async () => {
  const desk = await aDesk();
  const up = await aRule(desk, {
    kind: "automation",
    trigger: on("request.updated"),
    conditions: is("priority", "low"),
    acts: [priority("high")],
  });
  const down = await aRule(desk, {
    kind: "automation",
    trigger: on("request.updated"),
    conditions: is("priority", "high"),
    acts: [priority("low")],
  });
  const request = await aRequest();
  await updateRequest(desk.coordinator.actor, { number: request.number, priority: "high" });
  await work(2);
  const [first, ...later] = (await runsOf(down.id)).map((r) => r.outcome);
  expect(first).toBe("done");
  expect(new Set(later)).toEqual(new Set(["own"]));
  expect((await runsOf(up.id)).map((r) => r.outcome)).toEqual(["done"]);
  expect(await typesOf(request.id)).toEqual(["request.updated", "request.updated", "request.updated"]);
});

test("a long chain of rules ends", async () => {
  const desk = await aDesk();
  const { id } = await aRule(desk, {
    kind: "automation",
    trigger: on("request.noted"),
    conditions: {},
    acts: [priority("high")],
  });
  const request = await aRequest();
  const via = Array.from({ length: DEEPEST }, () => newId());
  const run = { ruleId: id, requestId: request.id, key: "event:9", via };
  expect((await runRule(SYSTEM("t"), run)).outcome).toBe("deep");
  expect((await runRule(SYSTEM("t"), { ...run, key: "event:10", via: via.slice(1) })).outcome).toBe("done");
  expect((await runsOf(id)).map((r) => r.outcome)).toEqual(["deep", "done"]);
});

test("a rule works on one request ten times an hour and no more", async () => {
  const desk = await aDesk();
  const { id } = await aRule(desk, {
    kind: "automation",
    trigger: on("request.noted"),
    conditions: {},
    acts: [{ do: "tell", whom: { to: "owner" }, text: "ی" }] as never,
  });
  const request = await aRequest({ ownerPositionId: desk.coordinator.positionId });
  for (let i = 0; i < PER_HOUR + 2; i++)
    await addNote(desk.coordinator.actor, { number: request.number, body: `${i}` });
  await work();
  const outcomes = (await runsOf(id)).map((r) => r.outcome);
  expect(outcomes.filter((o) => o === "done")).toHaveLength(PER_HOUR);
  expect(outcomes.slice(-2)).toEqual(["often", "often"]);
});

test("one event sets a rule off once, however often its job comes", async () => {
  const desk = await aDesk();
  const { id } = await aRule(desk, {
    kind: "automation",
    trigger: on("request.noted"),
    conditions: {},
    acts: [priority("urgent")],
  });
  const request = await aRequest();
  const run = { ruleId: id, requestId: request.id, key: "event:1" };
  const [first, second] = await Promise.all([runRule(SYSTEM("t"), run), runRule(SYSTEM("t"), run)]);
  expect([first!.outcome, second!.outcome].sort()).toEqual(["done", "repeated"]);
  expect(await typesOf(request.id)).toEqual(["request.updated"]);
});

test("a refusal undoes the whole run and is told in the log; after several in a row the rule is switched off", async () => {
  const desk = await aDesk();
  const acts = [
    { do: "note", body: "پیش از خطا" },
    { do: "refer", target: { to: "queue", departmentId: desk.tech }, instruction: "ا" },
  ] as never;
  const { id } = await aRule(desk, { kind: "automation", trigger: on("request.submitted"), conditions: {}, acts });
  await vacate(desk.coordinator.positionId);
  for (let i = 0; i < FAILURES - 1; i++) await intake(`خطا ${i}`);
  await work();
  expect(await database().rule.findUniqueOrThrow({ where: { id } })).toMatchObject({
    on: true,
    failures: FAILURES - 1,
  });
  const last = await intake("آخر");
  await work();
  expect(await database().rule.findUniqueOrThrow({ where: { id } })).toMatchObject({ on: false });
  expect(await database().note.count({ where: { requestId: last.id } })).toBe(0);
  expect((await runsOf(id)).at(-1)).toMatchObject({ outcome: "failed", error: { key: "automation.seatVacant" } });
  const stopped = await database().event.findFirstOrThrow({ where: { type: "rule.stopped", subjectId: id } });
  expect((stopped.after as { userIds: string[] }).userIds).toContain(desk.administrator.userId);
  await intake("پس از خاموشی");
  expect(await work()).toBe(0);
});

test("a rule that a person does not like is refused: no reply by itself, no strange seat, no name twice", async () => {
  const desk = await aDesk();
  const acts = [{ do: "reply", channel: "email", body: "سلام" }] as never;
  const trigger = on("request.submitted");
  await refused(() => aRule(desk, { kind: "automation", trigger, conditions: {}, acts }), "invalid");
  const note = [{ do: "note", body: "ی" }] as never;
  const { name } = await aRule(desk, { kind: "automation", trigger, conditions: {}, acts: note });
  await refused(() => aRule(desk, { kind: "automation", name, trigger, conditions: {}, acts: note }), "invalid");
  const positionId = desk.officer.positionId;
  await refused(() => aRule(desk, { kind: "automation", positionId, trigger, conditions: {}, acts: note }), "invalid");
  const actor = {
    ...SYSTEM("t"),
    rule: { id: newId(), name: "ر", via: [], userId: desk.coordinator.userId, seat: desk.coordinator.actor.seats[0]! },
  };
  const request = await aRequest({ email: "a@b.test" });
  await refused(() => replyToRequest(actor, { number: request.number, channel: "email", body: "سلام" }), "forbidden");
});

test("a stale change is refused, a switched-off rule does nothing", async () => {
  const desk = await aDesk();
  const given = { kind: "automation", trigger: on("request.noted"), conditions: {}, acts: [priority("high")] } as const;
  const { id, name } = await aRule(desk, given as never);
  const rule = { ...given, name, positionId: desk.coordinator.positionId } as never;
  await refused(() => updateRule(desk.administrator, { id, rule, version: 1 }), "conflict");
  await switchRule(desk.administrator, { id, on: false });
  const request = await aRequest();
  await addNote(desk.coordinator.actor, { number: request.number, body: "ی" });
  expect(await work()).toBe(0);
});

test("a time rule takes those whose moment came since it was switched on, each once", async () => {
  const desk = await aDesk();
  const trigger = { when: "after", basis: "created", amount: 2, unit: "hours" } as never;
  const old = await aRequest({ createdAt: new Date(clock.now().getTime() - 90 * 86_400_000) });
  const { id } = await aRule(desk, {
    kind: "automation",
    trigger,
    conditions: is("status", "new"),
    acts: [priority("urgent")],
  });
  const { timeFrom } = await database().rule.findUniqueOrThrow({ where: { id } });
  const inWindow = new Date(timeFrom!.getTime() + 1000);
  const due = await aRequest({ createdAt: inWindow });
  const closed = await aRequest({ createdAt: inWindow, status: "closed" });
  const early = await aRequest();
  await database().rule.update({ where: { id }, data: { timeFrom: new Date(timeFrom!.getTime() - 1000) } });
  await database().request.update({ where: { id: due.id }, data: { createdAt: new Date(timeFrom!.getTime() - 500) } });
  await tick();
  await tick();
  expect((await row(due.id)).priority).toBe("urgent");
  for (const other of [old, closed, early]) expect((await row(other.id)).priority).toBe("normal");
  expect((await runsOf(id)).map((r) => r.requestId)).toEqual([due.id]);
});

test("the moments a time rule looks for are found by an index", async () => {
  const desk = await aDesk();
  for (let i = 0; i < 30; i++) await aRequest({ status: "closed" });
  const plan = await database().$transaction(async (db) => {
    await db.$executeRaw`set local enable_seqscan = off`;
    return db.$queryRaw<{ "QUERY PLAN": string }[]>`
      explain select q."id" from "Request" q where q."createdAt" > now() - interval '1 hour' and q."createdAt" <= now()
        and q."status" in ('new', 'referred', 'answered', 'replied', 'waiting_customer')`;
  });
  expect(desk.tech).toBeTruthy();
  expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain("request_open_created");
});
