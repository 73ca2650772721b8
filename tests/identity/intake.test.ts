import { afterAll, expect, test } from "vitest";
import { type Actor, SYSTEM } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { persianDigits } from "@/lib/base/text";
import { closeDatabase, database } from "@/lib/kernel/database";
import { receiveRequest } from "@/lib/requests/receive-request";
import { submitRequest } from "@/lib/requests/submit-request";
import { actorOf, aPosition } from "@/tests/support/factories";

afterAll(closeDatabase);

const FORM: Actor = { kind: "form", tokenId: newId() };
const PUBLIC: Actor = { kind: "public" };
let serial = Math.floor(Math.random() * 8_000_000);
const newMobile = () => `0935${1_000_000 + serial++}`;
const newEmail = () => `sara.${newId().slice(-12)}@example.com`;
const ask = (customer: object, more: object = {}, actor: Actor = FORM) =>
  submitRequest(actor, { channel: "web", subject: "چاپگر", body: "روشن نمی‌شود", customer, ...more } as never);
const many = <T>(n: number, make: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => make(i)));

test("60 at once: ten notations of a new mobile, three spellings of a new email, form and API → one customer", async () => {
  const mobile = newMobile();
  const tail = mobile.slice(1);
  const email = newEmail();
  const notations = [
    mobile,
    tail,
    `+98${tail}`,
    `0098${tail}`,
    `98${tail}`,
    persianDigits(mobile),
    mobile.replace(/(....)(...)/, "$1 $2 "),
    mobile.replace(/(....)(...)/, "$1-$2-"),
    `(+98) ${tail}`,
    `\u202A${mobile}\u202C`,
  ];
  const spellings = [email, email.toUpperCase(), ` ${email} `];
  const answers = await many(60, (i) => {
    const phone = notations[i % 10];
    if (i % 2) return ask({ phone, email: spellings[i % 3] }, { externalId: `form:${newId()}` }, PUBLIC);
    return ask(i % 4 ? { phone } : { phone, email: spellings[i % 3] }, { channel: "api" });
  });
  const found = await database().customer.findMany({
    where: { points: { some: { canonical: { in: [`+98${tail}`, email] } } } },
    include: { points: true },
  });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ requestCount: 60, openCount: 60, stage: "lead" });
  expect(found[0]!.points.map((p) => p.canonical).sort()).toEqual([`+98${tail}`, email].sort());
  expect(new Set(answers.map((a) => a.number)).size).toBe(60);
  expect(answers.filter((a) => a.customer.isNew)).toHaveLength(1);
  expect(answers.map((a) => a.customer.previousRequestCount).sort((a, b) => a - b)).toEqual([...Array(60).keys()]);
  const about = { customerId: found[0]!.id };
  expect(await database().request.count({ where: about })).toBe(60);
  expect(await database().event.count({ where: { ...about, type: "request.submitted" } })).toBe(60);
  expect(await database().event.count({ where: { ...about, type: "contact.added" } })).toBe(2);
});

test("keys of two customers crossed, 40 at once → still two, exactly one open suggestion", async () => {
  const a = { phone: newMobile(), email: newEmail() };
  const b = { phone: newMobile(), email: newEmail() };
  const ids = [(await ask(a)).customer.id, (await ask(b)).customer.id].sort();
  const crossed = await many(40, (i) =>
    i % 2 ? ask({ phone: a.phone, email: b.email }) : ask({ phone: b.phone, email: a.email }),
  );
  const suggestions = await database().mergeSuggestion.findMany({
    where: { OR: [{ customerAId: { in: ids } }, { customerBId: { in: ids } }] },
  });
  expect(suggestions).toMatchObject([{ customerAId: ids[0], customerBId: ids[1], status: "open" }]);
  for (const { customer, match } of crossed) {
    expect(ids).toContain(customer.id);
    const refused = [{ key: "email", reason: "ownedByOther" }];
    expect(match).toEqual({ by: "mobile", refused, suggestionId: suggestions[0]!.id });
  }
  expect(await database().event.count({ where: { type: "suggestion.opened", subjectId: suggestions[0]!.id } })).toBe(1);
  const keys = await database().requestKey.findMany({ where: { requestId: crossed[0]!.id }, orderBy: { id: "asc" } });
  expect(keys.map((k) => [k.kind, k.filed, k.refused])).toEqual([
    ["mobile", true, null],
    ["email", false, "ownedByOther"],
  ]);
});

test("a new point joins the known card as claimed, and gives a nameless card its name", async () => {
  const phone = newMobile();
  const email = newEmail();
  const { customer } = await ask({ phone });
  const again = await ask({ phone, email, name: "سارا کریمی" });
  expect(again.customer).toMatchObject({ id: customer.id, isNew: false, previousRequestCount: 1 });
  expect((await ask({ email, phone: newMobile(), name: "دیگری" })).customer.id).toBe(customer.id);
  const card = await database().customer.findUniqueOrThrow({
    where: { id: customer.id },
    include: { points: { orderBy: { id: "asc" } } },
  });
  expect(card).toMatchObject({ name: "سارا کریمی", nameKey: "سارا کریمی", nameJoined: "ساراکریمی", requestCount: 3 });
  expect(card.points.map((p) => [p.state, p.origin])).toEqual([
    ["claimed", true],
    ["claimed", false],
    ["claimed", false],
  ]);
});

test("a shared key never files: a new lead each time, its holders are suggested", async () => {
  const phone = newMobile();
  const { customer } = await ask({ phone });
  await database().contactPoint.updateMany({ where: { customerId: customer.id }, data: { shared: true } });
  const other = await ask({ phone });
  expect(other.customer.isNew).toBe(true);
  expect(other.match).toMatchObject({ by: null, refused: [{ key: "mobile", reason: "shared" }] });
  expect(await database().mergeSuggestion.count({ where: { id: other.match.suggestionId!, score: 0.3 } })).toBe(1);
});

test("a retired key is nobody's; a merged card stands for its last target", async () => {
  const phone = newMobile();
  const old = await ask({ phone });
  await database().contactPoint.updateMany({ where: { customerId: old.customer.id }, data: { retiredAt: new Date() } });
  const fresh = await ask({ phone });
  expect(fresh.customer.isNew).toBe(true);
  const target = await ask({ phone: newMobile() });
  const middle = await ask({ phone: newMobile() });
  const merge = (id: string, mergedIntoId: string) =>
    database().customer.update({ where: { id }, data: { mergedIntoId } });
  await merge(middle.customer.id, target.customer.id);
  await merge(fresh.customer.id, middle.customer.id);
  expect((await ask({ phone })).customer.id).toBe(target.customer.id);
});

test("a national ID never files, it suggests", async () => {
  const nationalId = "0499370899";
  const first = await ask({ phone: newMobile(), nationalId: "۰۴۹-۹۳۷۰۸۹-۹" });
  const second = await ask({ phone: newMobile(), nationalId });
  expect(second.customer.isNew).toBe(true);
  expect(second.match.refused).toContainEqual({ key: "nationalId", reason: "neverFiles" });
  const pair = [first.customer.id, second.customer.id];
  const found = await database().mergeSuggestion.findMany({
    where: { customerAId: { in: pair }, customerBId: { in: pair } },
  });
  expect(found).toMatchObject([{ score: 0.9, reasons: [{ reason: "sameNationalId" }] }]);
});

test("without any key: a new lead", async () => {
  expect(await ask({})).toMatchObject({ customer: { isNew: true }, match: { by: null, refused: [] } });
});

test("a door that proves possession verifies the point that created the card, and keeps what it cannot read", async () => {
  const system: Actor = { kind: "system", job: "channels.sms" };
  const sms = { channel: "sms", subject: "پیامک", body: "سلام", customer: { phone: newMobile() } } as const;
  const { customer } = await receiveRequest(system, { ...sms, proved: ["mobile"] });
  const point = await database().contactPoint.findFirstOrThrow({ where: { customerId: customer.id } });
  expect(point).toMatchObject({ state: "verified", origin: true });
  expect(point.provedAt).not.toBeNull();
  const odd = await receiveRequest(system, { ...sms, customer: { phone: "سلام", email: "??" } });
  const keys = await database().requestKey.findMany({ where: { requestId: odd.id }, orderBy: { id: "asc" } });
  expect(keys.map((k) => [k.typed, k.canonical, k.refused])).toEqual([
    ["سلام", null, "unreadable"],
    ["??", null, "unreadable"],
  ]);
  await expect(receiveRequest(FORM, sms)).rejects.toMatchObject({ code: "notFound" });
});

test("a lookup completes a local landline as the intake does", async () => {
  const { lookupCustomer } = await import("@/lib/identity/queries");
  const officer = await actorOf((await aPosition({ role: "officer" })).userId!);
  const local = `8877${String(Date.now()).slice(-4)}`;
  const { customer } = await submitRequest(SYSTEM("test"), {
    channel: "phone",
    subject: "s",
    body: "b",
    customer: { phone: local },
  });
  expect(await lookupCustomer(officer, { phone: local })).toMatchObject({
    customer: { code: customer.code },
    match: { by: "landline" },
  });
});

test("an email's mailbox is kept beside it, and a card that gained a way waits to be looked at again", async () => {
  const phone = newMobile();
  const local = newId().slice(-12);
  const { customer } = await ask({ phone });
  await database().customer.update({ where: { id: customer.id }, data: { checkedAt: new Date() } });
  const waits = async () => (await database().customer.findUniqueOrThrow({ where: { id: customer.id } })).checkedAt;
  await ask({ phone });
  expect(await waits()).not.toBeNull();
  await ask({ phone, email: `s.${local}+shop@gmail.com` });
  const points = await database().contactPoint.findMany({ where: { customerId: customer.id } });
  expect(points.flatMap((p) => p.stem ?? [])).toEqual([`s${local}@gmail.com`]);
  expect(await waits()).toBeNull();
});

test("a card that is merged away between the look and the write: the request goes to its target", async () => {
  const phone = newMobile();
  const old = await ask({ phone });
  const target = await ask({ phone: newMobile() });
  // Whoever merges holds the card; the intake has looked, and waits to count on it.
  const merging = database().$transaction(async (db) => {
    await db.customer.update({ where: { id: old.customer.id }, data: { mergedIntoId: target.customer.id } });
    await new Promise((wake) => setTimeout(wake, 400));
  });
  await new Promise((wake) => setTimeout(wake, 150));
  const [late] = await Promise.all([ask({ phone }), merging]);
  expect(late.customer.id).toBe(target.customer.id);
  expect(await database().request.count({ where: { customerId: old.customer.id } })).toBe(1);
});

test("a receipt is written for a request that gave an email, and for no other", async () => {
  const receipts = ({ id }: { id: string }) =>
    database().outboxMessage.count({ where: { requestId: id, purpose: "ack" } });
  expect(await receipts(await ask({ phone: newMobile(), email: newEmail() }))).toBe(1);
  expect(await receipts(await ask({ phone: newMobile() }))).toBe(0);
});
