import { expect, test } from "vitest";
import * as one from "@/app/api/v1/customers/[code]/route";
import * as lookup from "@/app/api/v1/customers/lookup/route";
import * as customers from "@/app/api/v1/customers/route";
import * as suggestions from "@/app/api/v1/merge-suggestions/route";
import * as requests from "@/app/api/v1/requests/route";
import { database } from "@/lib/kernel/database";
import { call } from "@/tests/api/call";
import { office } from "@/tests/support/office";

const mobile = () => `0912${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;

test("a card is opened by hand, found by its phone, and a request of that phone joins it", async () => {
  const { officer, coordinator } = await office();
  const phone = mobile();
  const opened = await call(customers.POST, {
    token: officer.token,
    body: { name: "شرکت آبان", kind: "organization", phone },
  });
  expect([opened.status, opened.body]).toMatchObject([201, { kind: "organization", stage: "lead", version: 1 }]);
  const found = await call(lookup.GET, { token: officer.token, query: `?phone=${phone}` });
  expect(found.body).toMatchObject({ customer: { code: opened.body.code }, match: { by: "mobile", verified: false } });
  expect(found.body.customer.contactPoints[0].value).toContain("•");
  const body = { channel: "phone", subject: "س", body: "م", customer: { phone } };
  const asked = await call(requests.POST, { token: coordinator.token, body });
  expect(asked.body.customer).toMatchObject({ code: opened.body.code, isNew: false });
});

test("two cards of one key are never opened, however close in time", async () => {
  const { officer } = await office();
  const body = { name: "رها", email: `${crypto.randomUUID()}@example.com` };
  const told = await Promise.all(Array.from({ length: 8 }, () => call(customers.POST, { token: officer.token, body })));
  expect(told.map((t) => t.status).sort()).toEqual([201, ...Array(7).fill(409)]);
  const { code } = told.find((t) => t.status === 201)!.body;
  for (const { status, body } of told) if (status === 409) expect(body.detail).toContain(code);
  expect(await database().contactPoint.count({ where: { canonical: body.email } })).toBe(1);
});

test("a card is corrected by a coordinator, once a version, and a customer never becomes a lead again", async () => {
  const { coordinator, officer } = await office();
  const { code } = (await call(customers.POST, { token: officer.token, body: { name: "رها" } })).body;
  const patch = (body: object, token = coordinator.token) => call(one.PATCH, { token, params: { code }, body });
  expect((await patch({ city: "یزد" }, officer.token)).status).toBe(403);
  expect((await patch({ name: "رها امینی", stage: "customer", version: 1 })).body).toMatchObject({
    stage: "customer",
    version: 2,
  });
  expect((await patch({ city: "یزد", version: 1 })).status).toBe(409);
  const back = await patch({ stage: "lead" });
  expect([back.status, back.body.errors[0].path]).toEqual([422, "stage"]);
  const wrong = await patch({ nationalId: "1234567890" });
  expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, "nationalId"]);
  const read = await call(one.GET, { token: coordinator.token, params: { code } });
  expect(read.body).toMatchObject({ name: "رها امینی", stage: "customer", city: null });
});

test.each([
  [{}, 422, "name"],
  [{ name: "ن", phone: "12" }, 422, "phone"],
  [{ name: "ن", email: "x" }, 422, "email"],
  [{ name: "ن", nationalId: "1" }, 422, "nationalId"],
  [{ name: "ن", kind: "robot" }, 422, "kind"],
  [{ name: 5 }, 400, "name"],
  [{ name: "ن", code: "1" }, 400, "code"],
])("%j opens no card", async (body, status, path) => {
  const { officer } = await office();
  const before = await database().customer.count();
  const told = await call(customers.POST, { token: officer.token, body });
  expect([told.status, told.body.errors[0].path]).toEqual([status, path]);
  expect(await database().customer.count()).toBe(before);
});

test("two known keys in one request open a suggestion that coordinators see", async () => {
  const { coordinator, officer } = await office();
  const [phone, email] = [mobile(), `${crypto.randomUUID()}@example.com`];
  const open = (customer: object) =>
    call(requests.POST, { token: coordinator.token, body: { channel: "phone", subject: "س", body: "م", customer } });
  const codes = [(await open({ phone })).body.customer.code, (await open({ email })).body.customer.code];
  const crossed = (await open({ phone, email })).body;
  const listed = await call(suggestions.GET, { token: coordinator.token });
  const found = listed.body.items.find((s: { id: string }) => s.id === crossed.match.suggestionId);
  expect(found.customers.map((c: { code: string }) => c.code).sort()).toEqual(codes.sort());
  expect((await call(suggestions.GET, { token: officer.token })).status).toBe(403);
});
