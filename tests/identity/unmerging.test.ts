import { afterAll, expect, test } from "vitest";
import * as mergeRoute from "@/app/api/v1/customers/[code]/merge/route";
import * as splitRoute from "@/app/api/v1/customers/[code]/split/route";
import * as undoRoute from "@/app/api/v1/merges/[mergeId]/undo/route";
import type { AppError } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { setStage } from "@/lib/customers/set-stage";
import { mergeCustomers } from "@/lib/identity/merge-customers";
import { previewMerge } from "@/lib/identity/preview-merge";
import { listMerges, readMerge } from "@/lib/identity/read-merge";
import { splitCustomer } from "@/lib/identity/split-customer";
import { undoMerge } from "@/lib/identity/undo-merge";
import { closeDatabase, database } from "@/lib/kernel/database";
import { mergeRequests } from "@/lib/requests/merge-requests";
import { submitRequest } from "@/lib/requests/submit-request";
import { unmergeRequest } from "@/lib/requests/unmerge-request";
import { recordPurchase } from "@/lib/value/record-purchase";
import { call } from "@/tests/api/call";
import { aPerson } from "@/tests/requests/desk";
import { aCustomer, aRequest } from "@/tests/support/factories";
import { office } from "@/tests/support/office";

afterAll(closeDatabase);
const coordinator = async () => (await aPerson("coordinator")).actor;
const FORM = { kind: "form", tokenId: newId() } as const;
let serial = Math.floor(Math.random() * 8_000_000);

/** A card with a mobile of its own. */
async function aCard(data = {}) {
  const typed = `0937${1_000_000 + serial++}`;
  const card = await aCustomer(data);
  const point = { id: newId(), customerId: card.id, kind: "mobile" as const, typed, canonical: `+98${typed.slice(1)}` };
  await database().contactPoint.create({ data: { ...point, createdAt: new Date() } });
  return { ...card, phone: typed, pointId: point.id };
}
const ask = (customer: object) =>
  submitRequest(FORM, { channel: "web", subject: "موضوع", body: "متن", customer } as never);
const ownerOf = async (number: number) =>
  (await database().request.findUniqueOrThrow({ where: { number } })).customerId;
const card = (id: string) => database().customer.findUniqueOrThrow({ where: { id } });
const told = async (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => {
      throw new Error("was allowed");
    },
    (error) => error,
  );

test("what keys do not decide is listed, stays by default, and goes where somebody chooses", async () => {
  const actor = await coordinator();
  const [from, into] = [await aCard({ city: "شیراز" }), await aCard()];
  const { mergeId } = await mergeCustomers(actor, { code: from.code, into: into.code });
  const both = await ask({ phone: from.phone, email: `${newId()}@example.com` });
  const mine = await ask({ phone: into.phone });
  const at = new Date(Date.now() + 1000);
  const note = { userId: actor.userId, body: "دربارهٔ هر دو", at };
  const [stays, goes] = [newId(), newId()];
  for (const id of [stays, goes]) await database().customerNote.create({ data: { id, customerId: into.id, ...note } });
  await database().customer.update({ where: { id: into.id }, data: { city: "یزد" } });
  const view = await readMerge(actor, { mergeId });
  expect(view.doubtful.map((d) => [d.key, d.why, d.way])).toEqual([
    [`CustomerNote/customerId/${stays}`, "addedLater", "stay"],
    [`CustomerNote/customerId/${goes}`, "addedLater", "stay"],
    ["field/city", "editedLater", "stay"],
  ]);
  const { back } = await undoMerge(actor, { mergeId, choices: { [`CustomerNote/customerId/${goes}`]: "back" } });
  expect(back).toEqual({ ContactPoint: 2, Request: 1, CustomerNote: 1 });
  expect([await ownerOf(both.number), await ownerOf(mine.number)]).toEqual([from.id, into.id]);
  expect((await database().customerNote.findUniqueOrThrow({ where: { id: goes } })).customerId).toBe(from.id);
  expect((await database().customerNote.findUniqueOrThrow({ where: { id: stays } })).customerId).toBe(into.id);
  expect(await card(into.id)).toMatchObject({ city: "یزد", requestCount: 1 });
  expect(await card(from.id)).toMatchObject({ city: "شیراز", requestCount: 1, mergedIntoId: null });
  expect((await told(undoMerge(actor, { mergeId }))).problem.key).toBe("conflict.mergeUndone");
  const [a, b] = [from.id, into.id].sort() as [string, string];
  const pair = { customerAId_customerBId: { customerAId: a, customerBId: b } };
  expect(await database().mergeSuggestion.findUniqueOrThrow({ where: pair })).toMatchObject({ status: "dismissed" });
  const again = await previewMerge(actor, { code: from.code, into: into.code });
  expect(again.warnings).toEqual(["dismissed"]);
});

test("requests shown under one another go as one, and can be parted afterwards", async () => {
  const actor = await coordinator();
  const [from, into] = [await aCard(), await aCard()];
  const own = await aRequest({ customerId: from.id });
  const target = await aRequest({ customerId: into.id });
  const { mergeId } = await mergeCustomers(actor, { code: from.code, into: into.code });
  await mergeRequests(actor, { number: own.number, into: target.number });
  const view = await readMerge(actor, { mergeId });
  expect(view.doubtful).toMatchObject([{ id: target.id, why: "joined", way: "stay" }]);
  await undoMerge(actor, { mergeId });
  expect([await ownerOf(own.number), await ownerOf(target.number)]).toEqual([into.id, into.id]);
  await unmergeRequest(actor, { mergeId: own.id });
  expect(await card(into.id)).toMatchObject({ requestCount: 2, openCount: 2 });

  const third = await aRequest({ customerId: from.id });
  const second = await mergeCustomers(actor, { code: from.code, into: into.code });
  await mergeRequests(actor, { number: third.number, into: target.number });
  await undoMerge(actor, { mergeId: second.mergeId, choices: { [`Request/customerId/${target.id}`]: "back" } });
  expect([await ownerOf(third.number), await ownerOf(target.number)]).toEqual([from.id, from.id]);
  expect(await card(into.id)).toMatchObject({ requestCount: 1, openCount: 1 });
  expect(await card(from.id)).toMatchObject({ requestCount: 2, openCount: 1 });
});

test("a chain is taken apart from its end, and a code leads to its end", async () => {
  const actor = await coordinator();
  const [one, two, three] = [await aCard(), await aCard(), await aCard()];
  const first = await mergeCustomers(actor, { code: one.code, into: two.code });
  const second = await mergeCustomers(actor, { code: two.code, into: three.code });
  expect((await told(undoMerge(actor, { mergeId: first.mergeId }))).problem).toEqual({
    key: "conflict.mergedOn",
    params: { code: two.code, into: three.code },
  });
  expect((await readMerge(actor, { mergeId: first.mergeId })).next).toEqual({
    mergeId: second.mergeId,
    code: three.code,
  });
  expect((await listMerges(actor, { code: one.code })).map((m) => m.id)).toEqual([second.mergeId]);
  const late = await ask({ phone: one.phone });
  expect(late.customer.code).toBe(three.code);
  await undoMerge(actor, { mergeId: second.mergeId });
  expect(await ownerOf(late.number)).toBe(two.id);
  await undoMerge(actor, { mergeId: first.mergeId });
  expect(await ownerOf(late.number)).toBe(one.id);
});

test("a confirmed national ID moves with its card's word, and comes back unconfirmed when another card has it by then", async () => {
  const actor = await coordinator();
  const confirmed = { nationalId: `00${1_000_000 + serial}`, nationalIdConfirmedAt: new Date() };
  const [from, into] = [await aCard(confirmed), await aCard()];
  const { mergeId } = await mergeCustomers(actor, { code: from.code, into: into.code });
  expect(await card(into.id)).toMatchObject(confirmed);
  await undoMerge(actor, { mergeId });
  expect([await card(into.id), await card(from.id)]).toMatchObject([{ nationalId: null }, confirmed]);
  const again = await mergeCustomers(actor, { code: from.code, into: into.code });
  await database().customer.update({ where: { id: into.id }, data: { nationalId: null, nationalIdConfirmedAt: null } });
  await aCard(confirmed);
  await undoMerge(actor, { mergeId: again.mergeId });
  expect(await card(from.id)).toMatchObject({ nationalId: confirmed.nationalId, nationalIdConfirmedAt: null });
});

test("a split takes what was chosen, its group too, and is undone into the old card", async () => {
  const actor = await coordinator();
  const one = await aCard();
  const other = { id: newId(), kind: "email" as const, typed: "x", canonical: `${newId()}@example.com` };
  await database().contactPoint.create({ data: { ...other, customerId: one.id, createdAt: new Date() } });
  const target = await aRequest({ customerId: one.id });
  const joined = await aRequest({ customerId: one.id });
  await mergeRequests(actor, { number: joined.number, into: target.number });
  const foreign = await aRequest();
  const split = (more: object) => splitCustomer(actor, { code: one.code, contactPointIds: [other.id], ...more });
  expect((await told(split({ requestNumbers: [foreign.number] }))).fields).toHaveProperty("requestNumbers");
  const made = await split({ requestNumbers: [target.number], name: "برادر او" });
  expect(made.moved).toEqual({ ContactPoint: 1, Request: 2 });
  const fresh = await database().customer.findUniqueOrThrow({ where: { code: made.code } });
  expect(fresh).toMatchObject({ name: "برادر او", requestCount: 2, openCount: 1, stage: "lead" });
  expect(await card(one.id)).toMatchObject({ requestCount: 0, openCount: 0 });
  const later = await ask({ email: other.canonical });
  expect(await ownerOf(later.number)).toBe(fresh.id);
  await undoMerge(actor, { mergeId: made.mergeId });
  expect(await card(fresh.id)).toMatchObject({ mergedIntoId: one.id });
  expect(await card(one.id)).toMatchObject({ requestCount: 3, name: one.name });
});

test("whoever an officer called a customer while merged stays one; whoever only bought the other's things does not", async () => {
  const actor = await coordinator();
  const [lead, told, buyer, lent] = [await aCard(), await aCard(), await aCard(), await aCard()];
  const first = await mergeCustomers(actor, { code: lead.code, into: told.code });
  await setStage(actor, { code: lead.code, reason: "قرارداد را دیدم" });
  const { stageSince } = await card(told.id);
  await undoMerge(actor, { mergeId: first.mergeId });
  expect(await card(told.id)).toMatchObject({ stage: "customer", stageSince });
  expect(await card(lead.id)).toMatchObject({ stage: "lead", stageSince: null });
  const second = await mergeCustomers(actor, { code: buyer.code, into: lent.code });
  const sale = { externalId: newId(), customer: { phone: buyer.phone }, at: new Date().toISOString(), amountRial: 900 };
  await recordPurchase(actor, sale as never);
  expect(await card(lent.id)).toMatchObject({ stage: "customer" });
  await undoMerge(actor, { mergeId: second.mergeId });
  expect([await card(lent.id), await card(buyer.id)]).toMatchObject([{ stage: "lead" }, { stage: "customer" }]);
});

test("by API: merge, split, undo of both; the second to undo is told", async () => {
  const house = await office();
  const { token } = house.coordinator;
  const [from, into] = [await aCard(), await aCard()];
  const merged = await call(mergeRoute.POST, { token, params: { code: from.code }, body: { into: into.code } });
  expect([merged.status, merged.body]).toMatchObject([
    200,
    { from: from.code, into: into.code, moved: { ContactPoint: 1 } },
  ]);
  const { mergeId } = merged.body as { mergeId: string };
  const parted = await call(undoRoute.POST, { token, params: { mergeId } });
  expect([parted.status, parted.body]).toMatchObject([200, { mergeId, back: { ContactPoint: 1 }, doubtful: [] }]);
  expect((await call(undoRoute.POST, { token, params: { mergeId } })).status).toBe(409);
  const body = { contactPointIds: [into.pointId] };
  const made = await call(splitRoute.POST, { token, params: { code: into.code }, body });
  expect([made.status, made.body]).toMatchObject([201, { from: into.code, moved: { ContactPoint: 1 } }]);
  const { token: officer } = house.officer;
  expect((await call(splitRoute.POST, { token: officer, params: { code: into.code }, body })).status).toBe(403);
});
