import { expect, test } from "vitest";
import * as one from "@/app/api/v1/acts-on-many/[taskId]/route";
import * as undo from "@/app/api/v1/acts-on-many/[taskId]/undo/route";
import * as many from "@/app/api/v1/acts-on-many/route";
import * as stop from "@/app/api/v1/tasks/[id]/stop/route";
import { jobs } from "@/lib/bulk/jobs";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { call } from "@/tests/api/call";
import { aCustomer, aRequest } from "@/tests/support/factories";
import { office } from "@/tests/support/office";

const requests = async (n: number, more = {}) => {
  const customerId = (await aCustomer()).id;
  const rows = await Promise.all(Array.from({ length: n }, () => aRequest({ customerId, ...more })));
  return rows.map(({ number }) => ({ number }));
};
const statuses = async (rows: { number: number }[]) =>
  (await database().request.findMany({ where: { number: { in: rows.map((r) => r.number) } } })).map((r) => r.status);
const work = (kind: "bulk.act" | "bulk.undo", taskId: string) => jobs[kind]!({ taskId }, jobContext(1, 5));

test("many are referred, followed and taken back by API; what could not be is told with its reason", async () => {
  const { coordinator, officer, stranger } = await office();
  const [rows, closed] = [await requests(3), await requests(1, { status: "closed" })];
  const items = [{ to: { positionId: officer.positionId }, purpose: "answer", instruction: "بررسی شود" }];
  const body = { chosen: [...rows, ...closed], act: { do: "refer", items } };
  const [begun, again] = [
    await call(many.POST, { token: coordinator.token, body, key: "once" }),
    await call(many.POST, { token: coordinator.token, body, key: "once" }),
  ];
  expect([begun.status, again.body, again.headers.get("idempotency-replayed")]).toEqual([201, begun.body, "true"]);
  const params = { taskId: begun.body.taskId };
  const read = async (token = coordinator.token) => call(one.GET, { token, params });
  expect((await read()).body).toMatchObject({ act: "refer", undoes: null, undoable: false, refused: [] });
  expect((await read(stranger.token)).status).toBe(404);
  expect((await call(undo.POST, { token: coordinator.token, params })).status).toBe(409);
  await work("bulk.act", params.taskId);
  expect((await read()).body).toMatchObject({
    task: { id: params.taskId, status: "done", total: 4, done: 4, counts: { done: 3, refused: 1 } },
    undoable: true,
    refused: [{ number: closed[0]!.number, detail: expect.stringMatching(/[آ-ی]/) }],
  });
  expect(await statuses(rows)).toEqual(Array(3).fill("referred"));

  expect((await call(undo.POST, { token: stranger.token, params })).status).toBe(404);
  const undoing = await call(undo.POST, { token: coordinator.token, params });
  expect(undoing.status).toBe(201);
  await work("bulk.undo", undoing.body.taskId);
  const told = await call(one.GET, { token: coordinator.token, params: undoing.body });
  expect(told.body).toMatchObject({ undoes: params.taskId, task: { counts: { undone: 3, kept: 0 } } });
  expect(await statuses(rows)).toEqual(Array(3).fill("new"));
});

test("an act on many is stopped as any task, before it did anything", async () => {
  const { coordinator } = await office();
  const rows = await requests(2);
  const body = { chosen: rows, act: { do: "close", outcome: "solved" } };
  const { taskId } = (await call(many.POST, { token: coordinator.token, body })).body;
  const stopped = await call(stop.POST, { token: coordinator.token, params: { id: taskId } });
  expect([stopped.status, stopped.body]).toEqual([200, expect.objectContaining({ id: taskId, kind: "bulk.act" })]);
  await work("bulk.act", taskId);
  expect(await statuses(rows)).toEqual(["new", "new"]);
  const { body: told } = await call(one.GET, { token: coordinator.token, params: { taskId } });
  expect([told.task.status, told.undoable]).toEqual(["stopped", false]);
});

test("tags go by name; each row is judged by its own right", async () => {
  const { coordinator, officer } = await office();
  const rows = await requests(2);
  const body = { chosen: rows, act: { do: "tag", name: "گروهی" } };
  const done = async (token: string) => {
    const { taskId } = (await call(many.POST, { token, body })).body;
    await work("bulk.act", taskId);
    return (await call(one.GET, { token, params: { taskId } })).body.task.counts;
  };
  expect(await done(officer.token)).toEqual({ refused: 2 }); // out of his sight
  expect(await done(coordinator.token)).toEqual({ done: 2 });
});

test.each([
  ["nobody is chosen", { chosen: [], act: { do: "accept" } }, 422, "chosen"],
  ["an unknown act", { chosen: [{ number: 1 }], act: { do: "burn" } }, 422, "act.do"],
  ["no act", { chosen: [{ number: 1 }], act: {} }, 422, "act.do"],
  ["an act that is no word", { chosen: [{ number: 1 }], act: { do: 1 } }, 400, "act.do"],
  ["a field the act does not have", { chosen: [{ number: 1 }], act: { do: "accept", why: "x" } }, 400, "act.why"],
  ["no outcome", { chosen: [{ number: 1 }], act: { do: "close" } }, 422, "act.outcome"],
])("what is wrong is named: %s", async (_, body, status, path) => {
  const { coordinator } = await office();
  const told = await call(many.POST, { token: coordinator.token, body });
  expect([told.status, told.body.errors[0].path]).toEqual([status, path]);
});
