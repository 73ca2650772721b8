import { afterAll, expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { addClosure } from "@/lib/calendar/add-closure";
import { liftClosure } from "@/lib/calendar/lift-closure";
import { closeDatabase, database, reader } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { closeRequest } from "@/lib/requests/close-request";
import { climbClocks } from "@/lib/service/climb-clocks";
import { deleteTarget } from "@/lib/service/delete-target";
import { jobs } from "@/lib/service/jobs";
import { readClocks } from "@/lib/service/queries";
import { saveTarget } from "@/lib/service/save-target";
import { aRule, noRules, runsOf, work } from "@/tests/automation/desk";
import { anArrival, aTimedDesk, at, clocksOf, later, NINE } from "./desk";

afterAll(closeDatabase);

const climb = (hours: number) => at(hours, () => jobs["service.escalate"]!({}, jobContext(1, 1)));
const told = async (requestId: string) => {
  const where = { requestId, type: { in: ["service.warned", "service.breached", "service.escalated"] } };
  const events = await database().event.findMany({ where, orderBy: { id: "asc" } });
  return events.map(
    (e) => `${e.type.slice(8)} ${(e.after as { clock: string; to: string }).clock} ${(e.after as { to: string }).to}`,
  );
};
/** The change of a calendar or a target runs as the worker would run it. */
const recompute = (hours: number, payload: Record<string, unknown>) =>
  at(hours, async () => {
    await jobs["service.recompute"]!(payload, jobContext(1, 1));
    for (;;) {
      const task = await database().task.findFirst({ where: { kind: "service.recompute", status: "queued" } });
      if (!task) return;
      await jobs["service.recompute"]!({ taskId: task.id }, jobContext(1, 1));
    }
  });

test("warned before, told later, first the department's manager, then the manager; each once, however many look", async () => {
  const desk = await aTimedDesk();
  const { id } = await anArrival(desk);
  await climb(1);
  expect(await told(id)).toEqual([]);
  await climb(1.61);
  await climb(1.7);
  expect(await told(id)).toEqual(["warned first_reply holder"]);
  await at(2.1, () => Promise.all([1, 2, 3].map(() => climbClocks(SYSTEM("service.escalate"), {}))));
  await climb(2.2);
  const late = ["breached first_reply holder", "escalated first_reply department_manager"];
  expect(await told(id)).toEqual(["warned first_reply holder", ...late]);
  await climb(24 + 2);
  expect((await told(id)).filter((line) => line.endsWith(" manager"))).toEqual(["escalated first_reply manager"]);
  await climb(24 + 3);
  const all = await told(id);
  expect(new Set(all).size).toBe(all.length);
});

test("what is closed is told of no more", async () => {
  const desk = await aTimedDesk();
  const { id, number } = await anArrival(desk);
  await at(1, () => closeRequest(desk.coordinator.actor, { number, outcome: "solved" }));
  await climb(30);
  expect(await told(id)).toEqual([]);
});

test("a closure that is added late moves the open deadlines, says why, and takes back that it was late", async () => {
  const desk = await aTimedDesk();
  const { id } = await anArrival(desk);
  await climb(2.1);
  expect((await told(id)).length).toBeGreaterThan(0);
  const shut = { from: NINE, until: later(5), departmentId: desk.tech, reason: "آلودگی هوا" };
  const { id: closureId } = await clock.at(later(2.2), () => addClosure(desk.administrator, shut as never));
  await recompute(2.2, { reason: "calendar" });
  const { first, resolution, request } = await clocksOf(id, later(2.2));
  expect([first!.dueAt, first!.step, request.dueAt]).toEqual([later(7), 0, later(7)]);
  expect(resolution!.dueAt!.getTime()).toBeGreaterThan(later(12).getTime());
  const event = await database().event.findFirstOrThrow({ where: { requestId: id, type: "service.retargeted" } });
  expect(event).toMatchObject({
    before: { dueAt: later(2).toISOString() },
    after: { dueAt: later(7).toISOString(), reason: "calendar" },
  });
  const views = await readClocks(reader(), id, later(2.2));
  expect(views.map((c) => [c.kind, c.movedBecause])).toEqual([
    ["first_reply", "calendar"],
    ["resolution", "calendar"],
  ]);
  await recompute(2.3, { reason: "calendar" });
  expect(await database().event.count({ where: { requestId: id, type: "service.retargeted" } })).toBe(1);
  await climb(6.8);
  expect((await told(id)).at(-1)).toBe("warned first_reply holder");
  await clock.at(later(7), () => liftClosure(desk.administrator, { id: closureId } as never));
});

test("a target that is taken away while its clock runs hands it to the next that fits; with none it ends, and comes back", async () => {
  const desk = await aTimedDesk();
  const { id } = await anArrival(desk);
  await at(1, () => deleteTarget(desk.administrator, { id: desk.targets.first_reply! }));
  await at(1, () => deleteTarget(desk.administrator, { id: desk.targets.resolution! }));
  await recompute(1, { reason: "targets" });
  const without = await clocksOf(id, later(1));
  expect([without.first!.targetSeconds, without.resolution!.state, without.resolution!.stopReason]).toEqual([
    18 * 3600,
    "stopped",
    "no_target",
  ]);
  await at(2, () => saveTarget(desk.administrator, { clock: "resolution", departmentId: desk.tech, minutes: 180 }));
  await recompute(2, { reason: "targets" });
  const { resolution, request } = await clocksOf(id, later(2));
  expect([resolution!.state, resolution!.dueAt, request.dueAt]).toEqual(["running", later(3), later(3)]);
});

test("a rule may wait for a late clock: it acts once for it", async () => {
  await noRules();
  const desk = await aTimedDesk();
  const rule = await aRule(desk, {
    kind: "automation",
    trigger: { when: "event", events: ["service.breached"] },
    conditions: {},
    acts: [{ do: "setPriority", priority: "urgent" }],
  });
  const { id } = await anArrival(desk);
  await climb(1.7);
  await at(1.7, () => work());
  const priority = async () => (await database().request.findUniqueOrThrow({ where: { id } })).priority;
  expect(await priority()).toBe("normal");
  await climb(2.2);
  await at(2.2, () => work());
  expect(await priority()).toBe("urgent");
  await climb(2.3);
  await at(2.3, () => work());
  const runs = await runsOf(rule.id);
  expect(runs.filter((run) => run.requestId === id).map((run) => run.outcome)).toEqual(["done"]);
  await noRules();
});
