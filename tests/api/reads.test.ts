import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import * as unknown from "@/app/api/v1/[...rest]/route";
import * as cartable from "@/app/api/v1/cartable/route";
import * as customerRoute from "@/app/api/v1/customers/[code]/route";
import * as customers from "@/app/api/v1/customers/route";
import * as departments from "@/app/api/v1/departments/route";
import * as me from "@/app/api/v1/me/route";
import * as positions from "@/app/api/v1/positions/route";
import * as request from "@/app/api/v1/requests/[number]/route";
import * as requests from "@/app/api/v1/requests/route";
import { log } from "@/lib/base/log";
import { route } from "@/lib/web/route";
import { call } from "@/tests/api/call";
import { aCustomer } from "@/tests/support/factories";
import { office, requestOf, tokenOf, user } from "@/tests/support/office";

test("me says who the token acts as, and from which seats", async () => {
  const { coordinator, sales } = await office();
  const told = await call(me.GET, { token: coordinator.token });
  expect(told.status).toBe(200);
  expect(told.headers.get("cache-control")).toBe("no-store");
  expect(told.body).toMatchObject({ id: coordinator.userId, name: coordinator.name, roles: ["coordinator"] });
  expect(told.body.positions).toMatchObject([{ id: coordinator.positionId, departmentId: sales, how: "holder" }]);
  expect(JSON.stringify(told.body)).not.toContain("password");
});

test("departments and positions are listed", async () => {
  const { coordinator, support, officer } = await office();
  const listed = await call(departments.GET, { token: coordinator.token });
  expect(listed.body.items).toContainEqual(expect.objectContaining({ id: support }));
  const seats = await call(positions.GET, { token: coordinator.token });
  expect(seats.body.items).toContainEqual(
    expect.objectContaining({ id: officer.positionId, departmentId: support, holderName: officer.name }),
  );
});

test("a request is read in full by a coordinator and unknown to an officer without a referral", async () => {
  const { coordinator, officer } = await office();
  const one = await aCustomer();
  const before = await requestOf(one.id, "درخواست پیشین", new Date("2026-01-01T00:00:00Z"));
  const { number, version } = await requestOf(one.id);
  const read = await call(request.GET, { token: coordinator.token, params: { number } });
  expect(read.status).toBe(200);
  expect(read.body).toMatchObject({
    number,
    version,
    status: "new",
    customer: { code: one.code },
    referrals: [],
    replies: [],
  });
  expect(read.body.previousRequests).toMatchObject([{ number: before.number, receivedAt: "2026-01-01T00:00:00.000Z" }]);
  expect(read.body).not.toHaveProperty("searchKey");
  const hidden = await call(request.GET, { token: officer.token, params: { number } });
  const unknown = await call(request.GET, { token: coordinator.token, params: { number: 2_000_000_000 } });
  expect([hidden.status, unknown.status]).toEqual([404, 404]);
  expect(hidden.body.detail).toBe(unknown.body.detail);
});

test("the common inbox shows what came", async () => {
  const { coordinator } = await office();
  const { number } = await requestOf((await aCustomer()).id);
  const seen: number[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const told = await call(cartable.GET, {
      token: coordinator.token,
      query: `?box=inbox&limit=2${cursor ? `&cursor=${cursor}` : ""}`,
    });
    expect(told.status).toBe(200);
    for (const item of told.body.items) seen.push(item.request.number);
    cursor = told.body.nextCursor;
  }
  expect(seen).toContain(number);
  expect(new Set(seen).size).toBe(seen.length);
});

test("customers are found by a folded name, and read by code", async () => {
  const { coordinator } = await office();
  const mark = randomUUID();
  const one = await aCustomer({ name: `كيميا ${mark}` });
  const found = await call(customers.GET, {
    token: coordinator.token,
    query: `?q=${encodeURIComponent(`کیمیا ${mark}`)}`,
  });
  expect(found.body.items).toMatchObject([{ code: one.code, contactPoints: [], counters: { requests: 0, open: 0 } }]);
  const read = await call(customerRoute.GET, { token: coordinator.token, params: { code: one.code } });
  expect(read.body).toMatchObject({ code: one.code, requests: [] });
});

test("pages by cursor never repeat or skip while requests keep coming", async () => {
  const { coordinator } = await office();
  const one = await aCustomer();
  const numbers: number[] = [];
  for (let i = 0; i < 23; i++)
    numbers.push((await requestOf(one.id, "گذشته", new Date(Date.UTC(2026, 0, 1, 0, i >> 1)))).number);
  const seen: number[] = [];
  let cursor: string | null = null;
  do {
    const query: string = `?customerId=${one.id}&limit=5${cursor ? `&cursor=${cursor}` : ""}`;
    const { body } = await call(requests.GET, { token: coordinator.token, query });
    for (const item of body.items) seen.push(item.number);
    cursor = body.nextCursor;
    await requestOf(one.id, "تازه");
  } while (cursor);
  expect(seen.toSorted()).toEqual(numbers.toSorted());
});

test("who has no good token is told so, and how to come", async () => {
  const { userId } = await user();
  const gone = await user({ active: false });
  const bad = {
    none: undefined,
    wrong: "x".repeat(43),
    expired: await tokenOf(userId, { expiresAt: new Date(Date.now() - 1000) }),
    revoked: await tokenOf(userId, { revokedAt: new Date() }),
    deactivated: gone.token,
  };
  for (const [name, token] of Object.entries(bad)) {
    const told = await call(me.GET, { token });
    expect([name, told.status, told.headers.get("www-authenticate")]).toEqual([name, 401, 'Bearer realm="peyvand"']);
    expect(told.headers.get("content-type")).toContain("application/problem+json");
    expect(told.body).toMatchObject({
      status: 401,
      title: expect.any(String),
      type: expect.stringContaining("unauthenticated"),
    });
  }
});

test("a form token may read nothing", async () => {
  const token = await tokenOf(null);
  const told = await Promise.all(
    [me.GET, departments.GET, requests.GET, cartable.GET].map((get) => call(get, { token })),
  );
  expect(told.map((t) => t.status)).toEqual([403, 403, 403, 403]);
});

test.each([
  ["an unknown parameter", requests.GET, "?colour=red", "colour"],
  ["a parameter given twice", requests.GET, "?q=a&q=b", "q"],
  ["an unknown status", requests.GET, "?status=lost", "status"],
  ["an id that is none", requests.GET, "?customerId=7", "customerId"],
  ["a time without its offset", requests.GET, "?updatedSince=2026-01-01", "updatedSince"],
  ["too large a page", requests.GET, "?limit=101", "limit"],
  ["a page of nothing", requests.GET, "?limit=0", "limit"],
  ["a cursor that is not ours", requests.GET, "?cursor=AAAA", "cursor"],
  ["an unknown box", cartable.GET, "?box=attic", "box"],
  ["a cursor of rubbish", cartable.GET, "?cursor=%00%ff", "cursor"],
])("%s is refused with its name", async (_, handler, query, path) => {
  const { coordinator } = await office();
  const told = await call(handler, { token: coordinator.token, query });
  expect(told.status).toBe(400);
  expect(told.body.errors).toEqual([{ path, message: expect.any(String) }]);
});

test("a bug is told calmly, with the id under which the log has it", async () => {
  const broken = route(
    Object.assign(async () => JSON.parse("{"), { action: "profile.read" as const, input: z.strictObject({}) }),
    {
      method: "GET",
      path: "/broken",
      summary: "breaks",
      gives: z.unknown(),
    },
  );
  const told = await call(broken, { token: (await user()).token });
  expect(told.status).toBe(500);
  const id = told.body.instance.split(":").at(-1);
  expect(id).toMatch(/^[0-9a-f]{8}$/);
  expect(told.body.detail).toContain(id);
  expect(JSON.stringify(told.body)).not.toMatch(/JSON|SyntaxError|\.ts/);
});

test("each refusal leaves one line in the log, with the id that the caller has", async () => {
  const lines = vi.spyOn(log, "info");
  const told = await call(requests.GET, { token: (await office()).coordinator.token, query: "?limit=0" });
  const refused = lines.mock.calls.filter(([, message]) => message === "refused");
  lines.mockRestore();
  expect(refused).toHaveLength(1);
  const id = told.body.instance.split(":").at(-1);
  expect(refused[0]![0]).toMatchObject({ id, method: "GET", path: "/requests", status: 400, fields: ["limit"] });
});

test("an address of the API that is none is a problem, not a page", async () => {
  const told = unknown.GET(new Request("http://local.test/api/v1/nothing"));
  expect([told.status, told.headers.get("content-type")]).toEqual([404, "application/problem+json; charset=utf-8"]);
});
