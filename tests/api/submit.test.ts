import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import * as requests from "@/app/api/v1/requests/route";
import { database } from "@/lib/kernel/database";
import { call } from "@/tests/api/call";
import { office, tokenOf, user } from "@/tests/support/office";

const mobile = () => `0912${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
const good = { channel: "phone", subject: "قطعی اینترنت", body: "از دیروز قطع است." };

let token = "";
let formToken = "";
beforeAll(async () => {
  token = (await office()).coordinator.token;
  formToken = await tokenOf(null);
});

async function rows(): Promise<number[]> {
  const db = database();
  return Promise.all([
    db.request.count(),
    db.customer.count(),
    db.contactPoint.count(),
    db.event.count(),
    db.idempotencyKey.count(),
  ]);
}

test("a request comes in, and the same mobile again joins its customer", async () => {
  const phone = mobile();
  const first = await call(requests.POST, { token, body: { ...good, customer: { name: "نگار", phone } } });
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({
    status: "new",
    trackingCode: expect.stringMatching(/^([0-9A-Z]{3}-){3}[0-9A-Z]{3}$/),
    customer: { isNew: true, previousRequestCount: 0 },
    match: { by: null, refused: [] },
  });
  const second = await call(requests.POST, { token, body: { ...good, customer: { phone: `+98 ${phone.slice(1)}` } } });
  expect(second.body.customer).toEqual({ ...first.body.customer, isNew: false, previousRequestCount: 1 });
  expect(second.body.match.by).toBe("mobile");
  expect(Object.keys(second.body).sort()).toEqual([
    "customer",
    "id",
    "match",
    "number",
    "registration",
    "status",
    "trackingCode",
  ]);
});

test("a form's token learns number, code and status, known sender or not", async () => {
  const phone = mobile();
  for (const expected of ["new", "known"]) {
    const told = await call(requests.POST, {
      token: formToken,
      body: { ...good, channel: "web", customer: { phone } },
    });
    expect([expected, told.status, Object.keys(told.body).sort()]).toEqual([
      expected,
      201,
      ["number", "status", "trackingCode"],
    ]);
  }
});

test("the same external id of a channel is one request for ever", async () => {
  const externalId = randomUUID();
  const post = (channel = "api") => call(requests.POST, { token, body: { ...good, channel, externalId } });
  const told = await Promise.all(Array.from({ length: 12 }, () => post()));
  expect(told.map((t) => t.status).sort()).toEqual([...Array(11).fill(200), 201]);
  expect(new Set(told.map((t) => t.body.number)).size).toBe(1);
  expect((await post("letter")).status).toBe(201);
});

test("twenty posts with one idempotency key at once are one request", async () => {
  const key = randomUUID();
  const body = { ...good, subject: `یکتا ${key}` };
  const told = await Promise.all(Array.from({ length: 20 }, () => call(requests.POST, { token, key, body })));
  expect(new Set(told.map((t) => `${t.status} ${JSON.stringify(t.body)}`)).size).toBe(1);
  expect(await database().request.count({ where: { subject: body.subject } })).toBe(1);
});

const person = (customer: object) => ({ ...good, customer });
const bad: [string, object, number, string][] = [
  ["no channel", { subject: "س", body: "م" }, 422, "channel"],
  ["an unknown channel", { ...good, channel: "pigeon" }, 422, "channel"],
  ["no subject", { channel: "phone", body: "م" }, 422, "subject"],
  ["an empty subject", { ...good, subject: " " }, 422, "subject"],
  ["a subject too long", { ...good, subject: "س".repeat(301) }, 422, "subject"],
  ["a number for a subject", { ...good, subject: 7 }, 400, "subject"],
  ["null for a body", { ...good, body: null }, 400, "body"],
  ["a list for a body", { ...good, body: ["م"] }, 400, "body"],
  ["NUL in the text", { ...good, body: "a\0b" }, 422, "body"],
  ["a lone surrogate", { ...good, body: "a\ud800b" }, 422, "body"],
  ["an unknown kind", { ...good, kind: "joke" }, 422, "kind"],
  ["an unknown priority", { ...good, priority: "asap" }, 422, "priority"],
  ["text for a truth", { ...good, confidential: "yes" }, 400, "confidential"],
  ["an unknown field", { ...good, colour: "red" }, 400, "colour"],
  [
    "__proto__ as a field",
    JSON.parse('{"channel":"phone","subject":"s","body":"b","__proto__":{"x":1}}'),
    400,
    "__proto__",
  ],
  ["an unknown field of the customer", person({ shoe: 43 }), 400, "customer.shoe"],
  ["a customer who is text", { ...good, customer: "مریم" }, 400, "customer"],
  ["a phone that is none", person({ phone: "0912 شماره" }), 422, "customer.phone"],
  ["an email that is none", person({ email: "a@@b.ir" }), 422, "customer.email"],
  ["a wrong national id", person({ nationalId: "0012345678" }), 422, "customer.nationalId"],
  ["an unknown network", person({ handles: [{ network: "icq", id: "1" }] }), 422, "customer.handles.0.network"],
  ["a department id that is none", { ...good, departmentId: "7" }, 422, "departmentId"],
  ["an unknown department", { ...good, departmentId: randomUUID() }, 422, "departmentId"],
  ["a time that is none", { ...good, receivedAt: "yesterday" }, 422, "receivedAt"],
  ["a number for a time", { ...good, receivedAt: 5 }, 400, "receivedAt"],
  ["a time to come", { ...good, receivedAt: "2099-01-01T00:00:00Z" }, 422, "receivedAt"],
  ["an unknown file", { ...good, attachments: [randomUUID()] }, 422, "attachments"],
  ["a file id that is none", { ...good, attachments: ["x"] }, 422, "attachments.0"],
];

test.each(bad)("%s is refused by name, and nothing is written", async (_, body, status, path) => {
  const before = await rows();
  const told = await call(requests.POST, { token, body, key: randomUUID() });
  expect([told.status, told.body.errors?.map((e: { path: string }) => e.path)]).toEqual([status, [path]]);
  expect(told.body.errors[0].message).toMatch(/[آ-ی]/);
  expect(told.body).toMatchObject({
    status,
    type: expect.stringMatching(/^urn:/),
    title: expect.stringMatching(/[آ-ی]/),
  });
  expect(await rows()).toEqual(before);
});

const utf8 = (s: string) => Buffer.from(s, "utf8");
const json = { "content-type": "application/json" };
const unreadable: [string, BodyInit, Record<string, string>, number][] = [
  ["broken JSON", '{"channel":', json, 400],
  ["broken UTF-8", Buffer.concat([utf8('{"subject":"'), Buffer.from([0xc3, 0x28]), utf8('"}')]), json, 400],
  ["a list", "[]", json, 400],
  ["a word", '"hello"', json, 400],
  ["nesting without end", `{"body":${"[".repeat(400_000)}${"]".repeat(400_000)}}`, json, 400],
  ["more than 1 MB", `{"body":"${"x".repeat(1024 * 1024)}"}`, json, 413],
  ["a form", "subject=x", { "content-type": "application/x-www-form-urlencoded" }, 415],
  ["JSON in another encoding", "{}", { "content-type": "application/json; charset=iso-8859-1" }, 415],
];

test.each(unreadable)("%s is unreadable, and nothing is written", async (_, raw, headers, status) => {
  const before = await rows();
  const told = await call(requests.POST, { token, raw, headers });
  expect([told.status, told.headers.get("content-type")]).toEqual([status, "application/problem+json; charset=utf-8"]);
  expect(await rows()).toEqual(before);
});

test("a body that lies about its length is cut off while it comes", async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(32));
    },
  });
  const told = await call(requests.POST, { token, raw: endless, headers: { "content-length": "10" } });
  expect(told.status).toBe(413);
  expect(sent).toBeLessThan(2 * 1024 * 1024);
});

test("a query on a POST is refused", async () => {
  const told = await call(requests.POST, { token, body: good, query: "?dry=1" });
  expect([told.status, told.body.errors[0].path]).toEqual([400, "dry"]);
});

describe("who may", () => {
  test.each([
    ["nobody", async () => undefined, 401],
    ["a user without a seat", async () => (await user()).token, 403],
    ["an expired form token", () => tokenOf(null, { expiresAt: new Date(0) }), 401],
    ["a revoked form token", () => tokenOf(null, { revokedAt: new Date() }), 401],
  ])("%s may not submit", async (_, token, status) => {
    const before = await rows();
    expect((await call(requests.POST, { token: await token(), body: good })).status).toBe(status);
    expect(await rows()).toEqual(before);
  });
});

test.each([
  ["half-spaces and emoji", "می‌شود 👩‍👩‍👧 ۱۲۳"],
  ["100 kB", "متن بلند ".repeat(6000).trim()],
  ["bidi controls", "a\u202eb\u2066c\u2069"],
  ["markup", "<script>alert(1)</script>"],
])("%s come back exactly", async (_, body) => {
  const { number } = (await call(requests.POST, { token, body: { ...good, body } })).body;
  expect((await database().request.findUniqueOrThrow({ where: { number } })).body).toBe(body.normalize("NFC"));
});
