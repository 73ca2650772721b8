import { afterAll, expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { closeDatabase, database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { jobs } from "@/lib/service/jobs";
import { forgetRules, recomputeClocks } from "@/lib/service/recompute-clocks";
import { breath } from "@/lib/service/rules";
import { loadSettings } from "@/lib/staff/store";
import { stopTask } from "@/lib/tasks/stop-task";
import fc from "@/tests/support/fuzz";
import { anArrival, aTimedDesk, at, clocksOf, later, NINE } from "./desk";

afterAll(closeDatabase);

type TimedDesk = Awaited<ReturnType<typeof aTimedDesk>>;
const system = SYSTEM("service.recompute");

/** The first reply of this desk takes so many minutes from now on; nobody was told yet. */
const change = (desk: TimedDesk, minutes: number) =>
  database().serviceTarget.update({ where: { id: desk.targets.first_reply! }, data: { minutes } });
const dueOf = async (ids: string[]) => {
  const rows = await database().request.findMany({ where: { id: { in: ids } }, select: { id: true, dueAt: true } });
  return ids.map((id) => rows.find((row) => row.id === id)!.dueAt!.getTime());
};
const aTask = (cursor: object | null = null) =>
  database().task.create({
    data: {
      id: newId(),
      kind: "service.recompute",
      input: { reason: "targets" },
      createdAt: NINE,
      ...(cursor ? { cursor } : {}),
    },
  });
const moves = (requestId: string) => database().event.count({ where: { requestId, type: "service.retargeted" } });

test("what stands on top of a list moves in the first step, the rest after it; each once, with its reason", async () => {
  const desk = await aTimedDesk();
  const top = await anArrival(desk);
  // Nobody sees these first: they are in no inbox, and have no deadline that comes.
  const far = [await anArrival(desk), await anArrival(desk), await anArrival(desk)].map(({ id }) => id);
  await database().request.update({ where: { id: top.id }, data: { ownerPositionId: desk.coordinator.positionId } });
  await database().request.updateMany({
    where: { id: { in: far } },
    data: { status: "waiting_customer", dueAt: null },
  });
  await change(desk, 60);
  const first = await at(0.1, () => recomputeClocks(system, { reason: "targets", limit: 2 }));
  expect([first.done, await dueOf([top.id])]).toEqual([0, [later(1).getTime()]]);
  expect(await Promise.all(far.map(moves))).toEqual([0, 0, 0]);
  let done = 0;
  for (let after = first.next; after; ) {
    const step = await at(0.2, () => recomputeClocks(system, { reason: "targets", limit: 2, after }));
    [after, done] = [step.next, done + step.done];
  }
  const open = { in: ["new" as const, "referred" as const, "answered" as const, "waiting_customer" as const] };
  expect(done).toBe(await database().request.count({ where: { status: open } }));
  expect(await Promise.all([top.id, ...far].map(moves))).toEqual([1, 1, 1, 1]);
  await clocksOf(top.id, later(0.2));
});

test("requests of the same instant are all visited, however small the steps", async () => {
  const desk = await aTimedDesk();
  const ids: string[] = [];
  for (let i = 0; i < 5; i++) ids.push((await anArrival(desk)).id); // all at nine
  for (const limit of [1, 2, 3]) {
    const seen: number[] = [];
    await change(desk, 90 + limit);
    forgetRules();
    let after: Awaited<ReturnType<typeof recomputeClocks>>["next"] = "newest";
    while (after) {
      const step = await at(0.1, () => recomputeClocks(system, { reason: "targets", limit, after }));
      seen.push(step.done);
      after = step.next;
    }
    const due = NINE.getTime() + (90 + limit) * 60_000;
    expect(await dueOf(ids)).toEqual(ids.map(() => due));
    expect(Math.max(...seen)).toBeLessThanOrEqual(limit);
  }
});

test("stopped in between it keeps what it did, and goes on from there", async () => {
  const desk = await aTimedDesk();
  const old = await anArrival(desk);
  await database().request.update({ where: { id: old.id }, data: { createdAt: later(-200) } });
  const { id } = await anArrival(desk);
  await change(desk, 30);
  const task = await aTask({ createdAt: later(-1).toISOString(), id: newId() });
  await at(0.1, () => jobs["service.recompute"]!({ taskId: task.id }, jobContext(1, 1)));
  // What is newer than where it stood was done before, as far as it knows.
  expect([await moves(id), await moves(old.id)]).toEqual([0, 1]);
  const stopped = await aTask();
  await database().task.update({
    where: { id: stopped.id },
    data: { status: "running", startedById: desk.administrator.userId },
  });
  await stopTask(desk.administrator, { id: stopped.id });
  await at(0.2, () => jobs["service.recompute"]!({ taskId: stopped.id }, jobContext(1, 1)));
  expect([(await database().task.findUniqueOrThrow({ where: { id: stopped.id } })).status, await moves(id)]).toEqual([
    "stopped",
    0,
  ]);
});

test("a place that an older version saved is none: it begins anew", async () => {
  const desk = await aTimedDesk();
  const { id } = await anArrival(desk);
  await change(desk, 45);
  const task = await aTask({ status: 3, receivedAt: later(-500).toISOString(), id: newId() });
  await at(0.1, () => jobs["service.recompute"]!({ taskId: task.id }, jobContext(1, 1)));
  expect(await dueOf([id])).toEqual([NINE.getTime() + 45 * 60_000]);
  const done = await database().task.findUniqueOrThrow({ where: { id: task.id } });
  expect([done.status, done.done]).toEqual(["done", done.total]);
});

test("rules of escalation that another process changed count, though this one remembers the old", async () => {
  const desk = await aTimedDesk();
  const { id } = await anArrival(desk);
  const { escalation } = await at(0, () => loadSettings(database(), NINE));
  const value = { ...escalation, first_reply: { ...escalation.first_reply, warnPercent: 50, warnMinutes: null } };
  const known = await database().setting.findUnique({ where: { key: "escalation" } });
  await database().setting.upsert({
    where: { key: "escalation" },
    create: { key: "escalation", value, updatedAt: NINE },
    update: { value },
  });
  const task = await aTask();
  await at(0.1, () => jobs["service.recompute"]!({ taskId: task.id }, jobContext(1, 1)));
  const { first } = await clocksOf(id, later(0.1));
  expect(first!.nextStepAt).toEqual(later(1));
  if (known) await database().setting.update({ where: { key: "escalation" }, data: { value: known.value as object } });
  else await database().setting.delete({ where: { key: "escalation" } });
  await at(0.2, () => recomputeClocks(system, { reason: "rules" }));
});

test("it pauses not at all in a quiet house, longer in a busier one, and never for long", () => {
  expect([breath(100, 0), breath(100, 20)]).toEqual([0, 100]);
  fc.assert(
    fc.property(fc.nat(5000), fc.integer({ min: -5, max: 10_000 }), fc.nat(1000), (took, others, more) => {
      expect(breath(took, others)).toBeGreaterThanOrEqual(0);
      expect(breath(took, others)).toBeLessThanOrEqual(6 * took);
      expect(breath(took, others + more)).toBeGreaterThanOrEqual(breath(took, others));
    }),
  );
});
