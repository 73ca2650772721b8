import { afterAll, expect, test } from "vitest";
import type { Actor, UserActor } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { createCustomer } from "@/lib/customers/create-customer";
import { findCustomers } from "@/lib/customers/find-customers";
import { readPoints } from "@/lib/customers/read-points";
import { setNationalId } from "@/lib/customers/set-national-id";
import { unmaskCustomer } from "@/lib/customers/unmask-customer";
import { updateCustomer } from "@/lib/customers/update-customer";
import { closeDatabase, database } from "@/lib/kernel/database";
import { readRequest } from "@/lib/requests/queries";
import { submitRequest } from "@/lib/requests/submit-request";
import { aCustomer, actorOf, aPoint, aPosition, aUser } from "@/tests/support/factories";

afterAll(closeDatabase);

const seat = async (role: "coordinator" | "officer"): Promise<UserActor> =>
  actorOf((await aPosition({ role })).userId!);

/** A valid کد ملی that no other test has. */
function anId(): string {
  const body = String(Math.floor(Math.random() * 8e8) + 1e8);
  const r = Array.from(body).reduce((sum, d, i) => sum + Number(d) * (10 - i), 0) % 11;
  return `${body}${r < 2 ? r : 11 - r}`;
}
const cardOf = (id: string) => database().customer.findUniqueOrThrow({ where: { id } });
const between = (a: string, b: string) => {
  const [customerAId, customerBId] = [a, b].sort() as [string, string];
  return database().mergeSuggestion.findUnique({ where: { customerAId_customerBId: { customerAId, customerBId } } });
};

test("set, then confirmed with a reason; shown masked, found by search in Persian digits", async () => {
  const card = await aCustomer();
  const who = await seat("coordinator");
  const id = anId();
  expect(await setNationalId(who, { code: card.code, nationalId: id })).toMatchObject({ confirmed: false });
  expect(await setNationalId(who, { code: card.code, reason: "کارت ملی" })).toMatchObject({ confirmed: true });
  const { nationalId } = await readPoints(who, { code: card.code });
  expect(nationalId).toEqual({ masked: `•••••••${id.slice(-3)}`, confirmed: true });
  const found = await findCustomers(await seat("officer"), { nationalId: id });
  expect(found.items.map((c) => c.code)).toEqual([card.code]);
  expect(JSON.stringify(found)).not.toContain(id);
});

test("a wrong one is refused by its field, and nothing to confirm too", async () => {
  const card = await aCustomer();
  const firm = await aCustomer({ kind: "organization" });
  const who = await seat("coordinator");
  for (const typed of ["1111111111", "0000000018", "12345"])
    await expect(setNationalId(who, { code: card.code, nationalId: typed })).rejects.toMatchObject({
      fields: { nationalId: { key: "nationalId.wrong" } },
    });
  await expect(setNationalId(who, { code: firm.code, nationalId: anId() })).rejects.toMatchObject({
    fields: { nationalId: { key: "legalId.wrong" } },
  });
  await expect(setNationalId(who, { code: card.code, reason: "r" })).rejects.toMatchObject({ code: "invalid" });
});

test("confirmed on one card it is refused on another by every door, and the pair is suggested", async () => {
  const [owner, card] = [await aCustomer(), await aCustomer()];
  const who = await seat("coordinator");
  const nationalId = anId();
  await setNationalId(who, { code: owner.code, nationalId, reason: "کارت ملی" });
  const taken = { problem: { key: "conflict.knownNationalId", params: { code: owner.code } } };
  await expect(setNationalId(who, { code: card.code, nationalId })).rejects.toMatchObject(taken);
  expect(await between(owner.id, card.id)).toMatchObject({ status: "open", reasons: [{ reason: "sameNationalId" }] });
  await expect(updateCustomer(who, { code: card.code, nationalId })).rejects.toMatchObject(taken);
  await expect(createCustomer(who, { name: "n", nationalId })).rejects.toMatchObject(taken);
  expect((await cardOf(card.id)).nationalId).toBeNull();
});

test("two cards confirm one ID at once: one wins, the other is told", async () => {
  const nationalId = anId();
  const cards = [await aCustomer({ nationalId }), await aCustomer({ nationalId })];
  const who = await seat("coordinator");
  const done = await Promise.allSettled(cards.map(({ code }) => setNationalId(who, { code, reason: "کارت ملی" })));
  expect(done.map((d) => d.status).sort()).toEqual(["fulfilled", "rejected"]);
  const lost = done.find((d) => d.status === "rejected") as PromiseRejectedResult;
  expect(lost.reason).toMatchObject({ code: "conflict" });
});

test("a changed ID is no longer confirmed", async () => {
  const card = await aCustomer();
  const who = await seat("coordinator");
  await setNationalId(who, { code: card.code, nationalId: anId(), reason: "کارت ملی" });
  await updateCustomer(who, { code: card.code, nationalId: anId() });
  expect((await cardOf(card.id)).nationalIdConfirmedAt).toBeNull();
});

test("at intake a taken ID stays on the request, suggests, and is not written on the new card", async () => {
  const owner = await aCustomer();
  const nationalId = anId();
  await setNationalId(await seat("coordinator"), { code: owner.code, nationalId, reason: "کارت ملی" });
  const form: Actor = { kind: "form", tokenId: newId() };
  const email = `n.${newId().slice(-12)}@example.com`;
  const made = await submitRequest(form, { channel: "web", subject: "s", body: "b", customer: { email, nationalId } });
  expect(made.customer.isNew).toBe(true);
  expect(await cardOf(made.customer.id)).toMatchObject({ nationalId: null });
  expect(await database().request.findUnique({ where: { id: made.id } })).toMatchObject({
    senderNationalId: nationalId,
  });
  expect(await readRequest(await seat("coordinator"), { number: made.number })).toMatchObject({
    senderNationalId: `•••••••${nationalId.slice(-3)}`,
    match: { refused: [{ key: "nationalId", reason: "neverFiles" }] },
  });
  expect(await between(owner.id, made.customer.id)).toMatchObject({ status: "open" });
  const known = await submitRequest(form, { channel: "web", subject: "s", body: "b", customer: { email, nationalId } });
  expect(known.customer).toMatchObject({ id: made.customer.id, isNew: false });
});

test("unmasking shows all to those who may, and each time is an event without the values", async () => {
  const nationalId = anId();
  const card = await aCustomer({ nationalId });
  const email = `u.${newId().slice(-12)}@example.com`;
  await aPoint(card.id, "email", email);
  const manager = await actorOf((await aUser({ manager: true })).id);
  const shown = await unmaskCustomer(manager, { code: card.code, reason: "پیگیری پرداخت" });
  expect(shown).toMatchObject({ nationalId, contactPoints: [{ canonical: email }] });
  const [event] = await database().event.findMany({ where: { customerId: card.id, type: "customer.unmasked" } });
  expect(event).toMatchObject({ userId: manager.userId, after: { nationalId: true, points: 1 } });
  await expect(unmaskCustomer(await seat("officer"), { code: card.code })).rejects.toMatchObject({ code: "forbidden" });
});
