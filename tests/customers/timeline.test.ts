import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { addCustomerNote } from "@/lib/customers/add-customer-note";
import { attachCustomerFile } from "@/lib/customers/attach-customer-file";
import { endRelation } from "@/lib/customers/end-relation";
import { readCustomer } from "@/lib/customers/read-customer";
import { readTimeline } from "@/lib/customers/read-timeline";
import { recordInteraction } from "@/lib/customers/record-interaction";
import { relateCustomers } from "@/lib/customers/relate-customers";
import { database } from "@/lib/kernel/database";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { sweepFiles } from "@/lib/requests/sweep-files";
import { updateRequest } from "@/lib/requests/update-request";
import { aCustomer, actorOf, aReferral, aRequest } from "@/tests/support/factories";
import { office } from "@/tests/support/office";

async function desk() {
  const house = await office();
  const [coordinator, officer, colleague, stranger] = await Promise.all(
    [house.coordinator, house.officer, house.colleague, house.stranger].map((one) => actorOf(one.userId)),
  );
  return { house, coordinator: coordinator!, officer: officer!, colleague: colleague!, stranger: stranger! };
}
const kinds = (line: Awaited<ReturnType<typeof readTimeline>>) => line.items.map((i) => i.stream);
const days = (n: number) => new Date(Date.now() - n * 86_400_000);

test("requests, replies, calls and notes stand in one line, newest first, and in pages that neither skip nor repeat", async () => {
  const { coordinator } = await desk();
  const customer = await aCustomer();
  const { code } = customer;
  const old = await aRequest({ customerId: customer.id, receivedAt: days(9), subject: "کهنه" });
  for (let n = 0; n < 5; n++) await aRequest({ customerId: customer.id, receivedAt: days(5) });
  await recordInteraction(coordinator, {
    code,
    kind: "call",
    direction: "in",
    body: "پرسید",
    at: days(7).toISOString(),
  });
  await replyToRequest(coordinator, { number: old.number, channel: "phone", body: "گفتیم" });
  await addCustomerNote(coordinator, { code, body: "یادداشت" });
  const whole = await readTimeline(coordinator, { code });
  expect(kinds(whole)).toEqual([
    "note",
    "reply",
    "request",
    "request",
    "request",
    "request",
    "request",
    "touch",
    "request",
  ]);
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await readTimeline(coordinator, { code, limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map((i) => i.id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(whole.items.map((i) => i.id));
  expect(kinds(await readTimeline(coordinator, { code, kind: "touch" }))).toEqual(["touch"]);
});

test("a confidential request is not on the line of those who may not see it; of others he reads no texts", async () => {
  const { house, coordinator, officer, stranger } = await desk();
  const customer = await aCustomer();
  const secret = await aRequest({ customerId: customer.id, confidential: true });
  const open = await aRequest({ customerId: customer.id });
  for (const { number } of [secret, open])
    await replyToRequest(coordinator, { number, channel: "phone", body: "راز", then: "keep" });
  const from = { fromPositionId: house.coordinator.positionId, fromUserId: house.coordinator.userId };
  await aReferral({ requestId: secret.id, ...from, toPositionId: house.officer.positionId });
  const { code } = customer;
  const toOfficer = await readTimeline(officer, { code });
  expect(toOfficer.items.filter((i) => i.number === secret.number).map((i) => [i.stream, i.text])).toEqual([
    ["reply", "راز"],
    ["request", null],
  ]);
  const toStranger = await readTimeline(stranger, { code });
  expect(toStranger.items.some((i) => i.number === secret.number)).toBe(false);
  expect(toStranger.items.map((i) => [i.stream, i.text, i.inSight])).toEqual([
    ["reply", null, false],
    ["request", null, false],
  ]);
});

test("a note is its department's, the coordinators' and the managers'; that there was a call everyone knows", async () => {
  const { coordinator, officer, colleague, stranger } = await desk();
  const { code } = await aCustomer();
  await addCustomerNote(officer, { code, body: "فشار آب کم است" });
  await recordInteraction(officer, { code, kind: "visit", direction: "out", body: "رفتیم" });
  for (const who of [officer, colleague, coordinator])
    expect((await readTimeline(who, { code })).items.map((i) => i.text).sort()).toEqual(["رفتیم", "فشار آب کم است"]);
  expect((await readTimeline(stranger, { code })).items.map((i) => [i.stream, i.text])).toEqual([["touch", null]]);
});

test("replies follow their request to another customer's card", async () => {
  const { coordinator } = await desk();
  const [from, to] = [await aCustomer(), await aCustomer()];
  const request = await aRequest({ customerId: from.id });
  await replyToRequest(coordinator, { number: request.number, channel: "phone", body: "گفتیم", then: "keep" });
  await updateRequest(coordinator, { number: request.number, customerCode: to.code });
  expect(kinds(await readTimeline(coordinator, { code: to.code }))).toEqual(["reply", "request"]);
  expect(kinds(await readTimeline(coordinator, { code: from.code }))).toEqual([]);
});

test("a call that has not been yet is refused", async () => {
  const { coordinator } = await desk();
  const { code } = await aCustomer();
  const told = recordInteraction(coordinator, {
    code,
    kind: "call",
    direction: "in",
    body: "b",
    at: days(-1).toISOString(),
  });
  await expect(told).rejects.toMatchObject({ fields: { at: expect.anything() } });
});

test("a relation shows on both cards, is found by code, phone or name, stands once and ends from either side", async () => {
  const { coordinator } = await desk();
  const name = `سارا ${crypto.randomUUID()}`;
  const [firm, person, other] = [
    await aCustomer({ kind: "organization" }),
    await aCustomer({ name }),
    await aCustomer(),
  ];
  const canonical = `+98912${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
  await database().contactPoint.create({
    data: { id: newId(), customerId: other.id, kind: "mobile", typed: "x", canonical, createdAt: new Date() },
  });
  await relateCustomers(coordinator, { code: firm.code, kind: "member", other: name, inward: true, role: "مدیر خرید" });
  await relateCustomers(coordinator, { code: person.code, kind: "colleague", other: `0${canonical.slice(3)}` });
  const seen = async (code: string) =>
    (await readCustomer(coordinator, { code })).relations.map((r) => [r.kind, r.outward, r.code, r.role]);
  expect(await seen(firm.code)).toEqual([["member", false, person.code, "مدیر خرید"]]);
  expect(await seen(person.code)).toEqual([
    ["member", true, firm.code, "مدیر خرید"],
    ["colleague", true, other.code, null],
  ]);
  const again = relateCustomers(coordinator, { code: other.code, kind: "colleague", other: person.code });
  await expect(again).rejects.toMatchObject({ code: "conflict" });
  const { relations } = await readCustomer(coordinator, { code: other.code });
  await endRelation(coordinator, { code: other.code, relationId: relations[0]!.id });
  expect(await seen(person.code)).toHaveLength(1);
});

test.each([
  ["self", "customer.toItself"],
  ["نیست که نیست", "customer.unknownOther"],
  ["person", "customer.memberOfPerson"],
])("a relation to %s is refused", async (which, key) => {
  const { coordinator } = await desk();
  const [one, two] = [await aCustomer(), await aCustomer()];
  const other = which === "self" ? one.code : which === "person" ? two.code : which;
  const told = relateCustomers(coordinator, { code: one.code, kind: "member", other });
  await expect(told).rejects.toMatchObject({ fields: { other: { key } } });
});

test("papers of a card are its uploader's to give, and outlive the sweep", async () => {
  const { coordinator, officer } = await desk();
  const { code, id: customerId } = await aCustomer();
  const old = days(3);
  const made = { name: "a.txt", mime: "text/plain", size: 1, sha256: "0", path: "none", createdAt: old };
  const id = newId();
  await database().file.create({ data: { id, uploader: `user:${coordinator.userId}`, ...made } });
  await expect(attachCustomerFile(officer, { code, fileIds: [id] })).rejects.toMatchObject({ code: "invalid" });
  await attachCustomerFile(coordinator, { code, fileIds: [id] });
  await sweepFiles(SYSTEM("test"), {});
  expect(await database().file.findUnique({ where: { id } })).toMatchObject({ customerId });
});
