import { expect, test } from "vitest";
import * as scan from "@/app/api/v1/duplicates/scan/route";
import * as accept from "@/app/api/v1/merge-suggestions/[id]/accept/route";
import * as dismiss from "@/app/api/v1/merge-suggestions/[id]/dismiss/route";
import * as later from "@/app/api/v1/merge-suggestions/[id]/later/route";
import * as suggestions from "@/app/api/v1/merge-suggestions/route";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { call } from "@/tests/api/call";
import { aCustomer } from "@/tests/support/factories";
import { office, user } from "@/tests/support/office";

async function pair(score: number) {
  const [a, b] = [await aCustomer({ city: "یزد", nationalId: "0499370899" }), await aCustomer()];
  const reasons = [{ reason: "sameName", weight: 9.5 }];
  const row = { id: newId(), customerAId: a.id, customerBId: b.id, score, reasons, createdAt: new Date() };
  await database().mergeSuggestion.create({ data: row });
  return { ...row, a, b };
}

test("pairs come likest first, page by page, with both sides; officers may not see them", async () => {
  const { coordinator, officer } = await office();
  // Likelier than whatever other tests leave in the queue.
  const made = [await pair(8.1), await pair(8.3), await pair(8.2)];
  const token = coordinator.token;
  const first = await call(suggestions.GET, { token, query: "?limit=2" });
  expect(first.body.items.map((s: { id: string }) => s.id)).toEqual([made[1]!.id, made[2]!.id]);
  expect(first.body.items[0]).toMatchObject({
    score: 8.3,
    reasons: [{ reason: "sameName", weight: 9.5 }],
    customers: [
      { code: made[1]!.a.code, city: "یزد", nationalId: "•••••••899", points: [] },
      { code: made[1]!.b.code },
    ],
  });
  const second = await call(suggestions.GET, { token, query: `?limit=2&cursor=${first.body.nextCursor}` });
  expect(second.body.items[0].id).toBe(made[0]!.id);
  expect((await call(suggestions.GET, { token: officer.token })).status).toBe(403);
});

test("dismissed and postponed ones leave the list; accepting merges", async () => {
  const { coordinator, officer } = await office();
  const token = coordinator.token;
  const [one, two, three] = [await pair(0.9), await pair(0.9), await pair(0.9)];
  const act = (route: { POST: typeof dismiss.POST }, id: string, body: object = {}, by = token) =>
    call(route.POST, { token: by, params: { id }, body });
  expect((await act(dismiss, one.id, {}, officer.token)).status).toBe(403);
  expect((await act(dismiss, one.id)).body).toEqual({ id: one.id, status: "dismissed" });
  expect((await act(dismiss, one.id)).status).toBe(409);
  expect((await act(later, two.id, { days: 0 })).status).toBe(422);
  expect((await act(later, two.id, { days: 2 })).body).toMatchObject({ id: two.id, status: "open" });
  const merged = await act(accept, three.id, { into: three.b.code });
  expect(merged.body).toMatchObject({ from: three.a.code, into: three.b.code });
  const left = await call(suggestions.GET, { token, query: "?limit=100" });
  const ids = left.body.items.map((s: { id: string }) => s.id);
  for (const { id } of [one, two, three]) expect(ids).not.toContain(id);
});

test("a manager, who sees customers whole, reads the queue and the scan, and judges nothing", async () => {
  const { token } = await user({ manager: true });
  const one = await pair(9.1);
  const [listed] = (await call(suggestions.GET, { token, query: `?id=${one.id}` })).body.items;
  expect(listed).toMatchObject({ id: one.id, customers: [{ code: one.a.code }, { code: one.b.code }] });
  expect((await call(scan.GET, { token })).status).toBe(200);
  const params = { id: one.id };
  for (const act of [accept, dismiss, later])
    expect((await call(act.POST, { token, params, body: {} })).status, act.POST.endpoint.path).toBe(403);
  expect((await call(scan.POST, { token, body: {} })).status).toBe(403);
  const administrator = await user({ administrator: true });
  expect((await call(suggestions.GET, { token: administrator.token })).status).toBe(403);
});

test("a scan is started by a coordinator, once, and its state can be asked", async () => {
  const { coordinator, officer } = await office();
  const body = {};
  expect((await call(scan.POST, { token: officer.token, body })).status).toBe(403);
  const started = await call(scan.POST, { token: coordinator.token, body });
  expect([started.status, started.body]).toMatchObject([202, { kind: "identity.scan", status: "queued" }]);
  expect((await call(scan.POST, { token: coordinator.token, body })).status).toBe(409);
  const state = await call(scan.GET, { token: coordinator.token });
  expect(state.body).toMatchObject({ task: { id: started.body.id }, waiting: expect.any(Number) });
});
