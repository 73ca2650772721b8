import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import type { AppError } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { closeDatabase, database } from "@/lib/kernel/database";
import { submitRequest } from "@/lib/requests/submit-request";

afterAll(closeDatabase);

const FORM: Actor = { kind: "form", tokenId: newId() };
const PUBLIC: Actor = { kind: "public" };
let serial = Math.floor(Math.random() * 8_000_000);
const newMobile = () => `0912${1_000_000 + serial++}`;
const ask = (customer: object, more: object = {}, actor: Actor = FORM) =>
  submitRequest(actor, { channel: "web", subject: "چاپگر", body: "روشن نمی‌شود", customer, ...more } as never);
const refusedFields = (work: Promise<unknown>) =>
  work.then(
    () => "accepted",
    (e: AppError) => Object.fromEntries(Object.entries(e.fields).map(([path, p]) => [path, p.key])),
  );

describe("the same submission twice is one request", () => {
  test("30 at once with one external id", async () => {
    const externalId = `order-${newId()}`;
    const phone = newMobile();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) => ask(i % 2 ? { phone } : { phone: newMobile() }, { externalId })),
    );
    expect(new Set(answers.map((a) => a.trackingCode)).size).toBe(1);
    expect(answers.filter((a) => !a.repeated)).toHaveLength(1);
    expect(new Set(answers.map((a) => JSON.stringify([a.customer, a.match]))).size).toBe(1);
    expect(await database().request.count({ where: { externalId } })).toBe(1);
    const { customerId } = await database().request.findFirstOrThrow({ where: { externalId } });
    expect(await database().customer.findUnique({ where: { id: customerId } })).toMatchObject({ requestCount: 1 });
  });

  test("by another channel it is another request", async () => {
    const externalId = newId();
    const one = await ask({}, { externalId });
    expect((await ask({}, { externalId, channel: "api" })).number).not.toBe(one.number);
  });
});

describe("text comes back as it was typed", () => {
  test.each([
    ["half-spaces", "درخواست‌ها را می‌بینم"],
    ["emoji", "خوب 👩‍🔧🇮🇷"],
    ["bidi controls", "a\u202Eb\u2066c\u2069"],
    ["markup", "<script>alert(1)</script>&amp;'\"; drop table"],
    ["100 kB", "سلام دنیا ".repeat(6000).trim()],
    ["backslashes", "\\u0000 \\n %00 $1 $x"],
  ])("%s", async (_, body) => {
    const { id } = await ask({}, { body, subject: body.slice(0, 200) });
    const stored = await database().request.findUniqueOrThrow({ where: { id } });
    expect(stored.body).toBe(body.normalize("NFC"));
    expect(stored.subject).toBe(body.slice(0, 200).trim());
  });

  test("NUL and lone surrogates are refused by name", async () => {
    expect(await refusedFields(ask({ name: "a\0" }, { body: "a\0b", subject: "\uD800" }))).toEqual({
      subject: "text.forbiddenCharacters",
      body: "text.forbiddenCharacters",
      "customer.name": "text.forbiddenCharacters",
    });
  });
});

describe("bad input names its field and writes nothing", () => {
  test.each([
    [{ phone: "0912" }, {}, { "customer.phone": "phone.unreadable" }],
    [{ email: "sara@" }, {}, { "customer.email": "email.unreadable" }],
    [{ nationalId: "1234567890" }, {}, { "customer.nationalId": "nationalId.wrong" }],
    [{ kind: "organization", nationalId: "10380284792" }, {}, { "customer.nationalId": "legalId.wrong" }],
    [{ handles: [{ network: "bale", id: "a b" }] }, {}, { "customer.handles.0.id": "handle.unreadable" }],
    [{ fax: "1" }, {}, { "customer.fax": "unknownField" }],
    [{}, { lenient: true }, { lenient: "unknownField" }],
    [{}, { body: undefined }, { body: "required" }],
    [{}, { body: "  " }, { body: "required" }],
    [{}, { subject: "س".repeat(301) }, { subject: "tooLong" }],
    [{}, { departmentId: newId() }, { departmentId: "referral.unknownTarget" }],
    [{}, { attachments: [newId()] }, { attachments: "file.unknown" }],
    [{}, { receivedAt: "2999-01-01T00:00:00Z" }, { receivedAt: "date.future" }],
  ])("%j %j", async (customer, more, fields) => {
    const externalId = newId();
    expect(await refusedFields(ask(customer, { externalId, ...more }))).toEqual(fields);
    expect(await database().request.count({ where: { externalId } })).toBe(0);
  });

  test("the public form needs a phone or an email", async () => {
    expect(await refusedFields(ask({ name: "سارا" }, {}, PUBLIC))).toEqual({ "customer.phone": "contact.oneNeeded" });
  });
});

test("the deadline counts working time by priority", async () => {
  const { id } = await ask({}, { priority: "urgent" });
  const { dueAt, createdAt } = await database().request.findUniqueOrThrow({ where: { id } });
  expect(dueAt!.getTime() - createdAt.getTime()).toBeGreaterThanOrEqual(180 * 60_000);
});
