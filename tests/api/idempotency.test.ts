import { expect, test } from "vitest";
import * as referrals from "@/app/api/v1/requests/[number]/referrals/route";
import { clock } from "@/lib/base/clock";
import { database } from "@/lib/kernel/database";
import { call } from "@/tests/api/call";
import { aCustomer } from "@/tests/support/factories";
import { office, requestOf } from "@/tests/support/office";

const HOUR = 3600_000;

async function ready() {
  const house = await office();
  const request = await requestOf((await aCustomer()).id);
  const body = { to: { positionId: house.officer.positionId }, purpose: "answer", instruction: "بررسی شود" };
  const again = { ...body, instruction: "باز هم بررسی شود" }; // the same words to the same seat are sent once in any case
  const post = (more: { key?: string; body?: object; number?: number; token?: string } = {}) =>
    call(referrals.POST, {
      token: more.token ?? house.coordinator.token,
      params: { number: more.number ?? request.number },
      body: more.body ?? body,
      ...(more.key ? { key: more.key } : {}),
    });
  const sent = () => database().referral.count({ where: { requestId: request.id } });
  return { house, request, body, again, post, sent };
}

test("twenty posts with one key at once are one act with one answer", async () => {
  const { post, sent } = await ready();
  const told = await Promise.all(Array.from({ length: 20 }, () => post({ key: "k-1" })));
  expect(told.map((t) => t.status)).toEqual(Array(20).fill(201));
  expect(new Set(told.map((t) => JSON.stringify(t.body))).size).toBe(1);
  expect(told.filter((t) => t.headers.get("idempotency-replayed")).length).toBe(19);
  expect(await sent()).toBe(1);
});

test("without a key each post is an act", async () => {
  const { post, sent, again } = await ready();
  await post();
  await post({ body: again });
  expect(await sent()).toBe(2);
});

test("the same key with another body, or for another request, is a conflict", async () => {
  const { post, sent, body } = await ready();
  await post({ key: "k" });
  const other = await post({ key: "k", body: { ...body, instruction: "چیز دیگر" } });
  expect([other.status, other.body.detail]).toEqual([409, expect.stringContaining("کلید")]);
  const elsewhere = await post({ key: "k", number: (await requestOf((await aCustomer()).id)).number });
  expect(elsewhere.status).toBe(409);
  const reordered = await post({ key: "k", body: Object.fromEntries(Object.entries(body).reverse()) });
  expect(reordered.status).toBe(201);
  expect(await sent()).toBe(1);
});

test("one token's key is nothing to another", async () => {
  const { post, sent, again } = await ready();
  const colleague = (await office()).coordinator;
  await post({ key: "k" });
  await post({ key: "k", token: colleague.token, body: again });
  expect(await sent()).toBe(2);
});

test("a refusal leaves the key free, so that the corrected call may use it", async () => {
  const { post, sent, body } = await ready();
  const rows = await database().idempotencyKey.count();
  const refused = await post({ key: "k", body: { ...body, dueAt: "2020-01-01T00:00:00Z" } });
  expect([refused.status, refused.body.errors]).toEqual([422, [{ path: "dueAt", message: expect.any(String) }]]);
  expect(await database().idempotencyKey.count()).toBe(rows);
  expect((await post({ key: "k" })).status).toBe(201);
  expect(await sent()).toBe(1);
});

test("after a day the key is new again", async () => {
  const { post, sent, again } = await ready();
  const start = Date.now();
  const at = (hours: number) => new Date(start + hours * HOUR);
  await clock.at(at(0), () => post({ key: "k" }));
  await clock.at(at(23), () => post({ key: "k" }));
  expect(await sent()).toBe(1);
  await clock.at(at(25), () => post({ key: "k", body: again }));
  expect(await sent()).toBe(2);
});

test.each([
  ["too long", "k".repeat(256)],
  ["not visible ASCII", "a b"],
])("a key that is %s is refused", async (_, key) => {
  const { post, sent } = await ready();
  const told = await post({ key });
  expect([told.status, told.body.errors[0].path]).toEqual([400, "Idempotency-Key"]);
  expect(await sent()).toBe(0);
});
