import { expect, test } from "vitest";
import * as undo from "@/app/api/v1/macro-runs/[runId]/undo/route";
import * as macro from "@/app/api/v1/macros/[id]/route";
import * as macros from "@/app/api/v1/macros/route";
import * as presence from "@/app/api/v1/me/presence/route";
import * as press from "@/app/api/v1/requests/[number]/macros/route";
import * as request from "@/app/api/v1/requests/[number]/route";
import * as rule from "@/app/api/v1/rules/[id]/route";
import * as runs from "@/app/api/v1/rules/[id]/runs/route";
import * as turn from "@/app/api/v1/rules/[id]/switch/route";
import * as trial from "@/app/api/v1/rules/[id]/trial/route";
import * as rules from "@/app/api/v1/rules/route";
import { newId } from "@/lib/base/id";
import { call } from "@/tests/api/call";
import { customer, office, requestOf, user } from "@/tests/support/office";

test("a rule is made, tried, switched on and read by API; only by the administrator", async () => {
  const house = await office();
  const { token } = await user({ administrator: true });
  const body = {
    kind: "assignment",
    name: `API ${newId().slice(-8)}`,
    positionId: house.coordinator.positionId,
    conditions: { groups: [{ conditions: [{ field: "words", op: "any", values: [newId()] }] }] },
    acts: [{ do: "refer", target: { to: "queue", departmentId: house.support }, instruction: "رسیدگی" }],
  };
  expect((await call(rules.POST, { token: house.coordinator.token, body })).status).toBe(403);
  const made = await call(rules.POST, { token, body });
  expect(made.status).toBe(201);
  const params = { id: made.body.id };
  expect((await call(rule.GET, { token, params })).body).toMatchObject({ on: false, name: body.name });
  expect((await call(trial.GET, { token, params, query: "?limit=5" })).body).toMatchObject({ matched: 0, targets: [] });
  expect((await call(turn.POST, { token, params, body: { on: true } })).body).toMatchObject({ on: true, version: 2 });
  expect((await call(turn.POST, { token, params, body: { on: false, version: 1 } })).status).toBe(409);
  expect((await call(runs.GET, { token, params })).body).toEqual({ items: [], nextCursor: null });
  const wrong = { ...body, name: "ن", conditions: { groups: [{ conditions: [{ field: "colour", is: true }] }] } };
  const refused = await call(rules.POST, { token, body: wrong });
  expect([refused.status < 500, refused.body.errors[0].path.startsWith("conditions")]).toEqual([true, true]);
  expect((await call(turn.POST, { token, params, body: { on: false } })).body).toMatchObject({ on: false });
});

test("a macro is made, pressed and taken back by API, by its own person's rights", async () => {
  const { coordinator, officer } = await office();
  const acts = [{ do: "setPriority", priority: "urgent" }];
  const made = await call(macros.POST, { token: coordinator.token, body: { name: "فوری", acts } });
  const { number } = await requestOf((await customer()).id);
  const pressing = { params: { number }, body: { macroId: made.body.id } };
  expect((await call(press.POST, { token: officer.token, ...pressing })).status).toBe(404);
  const pressed = await call(press.POST, { token: coordinator.token, ...pressing });
  expect(pressed.body).toMatchObject({ number, acts: ["setPriority"], undoable: true });
  const shown = await call(request.GET, { token: coordinator.token, params: { number } });
  expect(shown.body).toMatchObject({ priority: "urgent" });
  const back = await call(undo.POST, { token: coordinator.token, params: { runId: pressed.body.runId }, body: {} });
  expect(back.body).toEqual({ number });
  const listed = await call(macros.GET, { token: coordinator.token });
  expect(listed.body.items.find((m: { id: string }) => m.id === made.body.id)).toMatchObject({ mine: true });
  const renamed = { macro: { name: "فوری‌تر", acts }, version: 1 };
  expect(
    (await call(macro.PATCH, { token: coordinator.token, params: { id: made.body.id }, body: renamed })).body.version,
  ).toBe(2);
  expect((await call(presence.POST, { token: officer.token, body: { away: true } })).body).toEqual({ away: true });
});
