import { expect, test } from "vitest";
import * as merge from "@/app/api/v1/customers/[code]/merge/route";
import * as merges from "@/app/api/v1/customers/[code]/merges/route";
import * as split from "@/app/api/v1/customers/[code]/split/route";
import * as one from "@/app/api/v1/merges/[mergeId]/route";
import * as undo from "@/app/api/v1/merges/[mergeId]/undo/route";
import { newId } from "@/lib/base/id";
import { call } from "@/tests/api/call";
import { aCustomer } from "@/tests/support/factories";
import { office, user } from "@/tests/support/office";

test("what a merge would do is read, it is done, looked up, undone", async () => {
  const { coordinator, officer } = await office();
  const token = coordinator.token;
  const [a, b] = [await aCustomer({ city: "یزد" }), await aCustomer({ city: "قم", kind: "organization" })];
  const params = { code: a.code };
  const query = `?into=${b.code}`;
  const preview = await call(merge.GET, { token, params, query });
  expect(preview.body).toMatchObject({ from: { code: a.code }, into: { code: b.code }, warnings: ["kinds"] });
  expect(preview.body.fields).toContainEqual(
    expect.objectContaining({ field: "city", from: "یزد", into: "قم", choice: "into" }),
  );
  expect((await call(merge.GET, { token: officer.token, params, query })).status).toBe(403);

  const done = await call(merge.POST, { token, params, body: { into: b.code, choices: { city: "from" } } });
  const named = { mergeId: done.body.mergeId };
  const listed = await call(merges.GET, { token, params: { code: b.code } });
  expect(listed.body.items).toMatchObject([{ id: named.mergeId, fromCode: a.code, intoCode: b.code, undoneAt: null }]);
  const read = await call(one.GET, { token, params: named });
  expect(read.body).toMatchObject({ id: named.mergeId, kind: "customer", next: null, doubtful: [] });
  expect(read.body.fields).toContain("city");
  expect((await call(one.GET, { token: officer.token, params: named })).status).toBe(403);
  await readByManagers((await user({ manager: true })).token, b.code, named);

  expect((await call(undo.POST, { token, params: named, body: {} })).status).toBe(200);
  expect((await call(one.GET, { token, params: named })).body.undoneAt).not.toBeNull();
});

/** Whoever sees customers whole reads what became one; only coordinators act on it. */
async function readByManagers(token: string, code: string, named: { mergeId: string }) {
  const listed = await call(merges.GET, { token, params: { code } });
  expect(listed.body.items).toMatchObject([{ id: named.mergeId }]);
  expect((await call(one.GET, { token, params: named })).body).toMatchObject({ id: named.mergeId, undoneAt: null });
  expect((await call(undo.POST, { token, params: named, body: {} })).status).toBe(403);
  expect((await call(merge.GET, { token, params: { code }, query: "?into=1" })).status).toBe(403);
  expect((await call(split.GET, { token, params: { code } })).status).toBe(403);
  for (const mergeId of [newId(), "0"]) expect((await call(one.GET, { token, params: { mergeId } })).status).toBe(404);
  expect((await call(merges.GET, { token, params: { code: "999999999" } })).status).toBe(404);
}

test("what could leave a card is read before it is split", async () => {
  const { coordinator } = await office();
  const { code } = await aCustomer();
  const told = await call(split.GET, { token: coordinator.token, params: { code } });
  expect(told.body).toMatchObject({ code, kind: "person", points: [], requests: [] });
});
