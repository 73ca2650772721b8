import { afterAll, expect, test } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { addPoint } from "@/lib/customers/add-point";
import { confirmPoint } from "@/lib/customers/confirm-point";
import { readPoints } from "@/lib/customers/read-points";
import { restorePoint } from "@/lib/customers/restore-point";
import { retirePoint } from "@/lib/customers/retire-point";
import { setConsent } from "@/lib/customers/set-consent";
import { updatePoint } from "@/lib/customers/update-point";
import { closeDatabase, database } from "@/lib/kernel/database";
import { aCustomer, actorOf, aPoint, aPosition } from "@/tests/support/factories";

afterAll(closeDatabase);

const anEmail = () => `p.${newId().slice(-12)}@example.com`;
const seat = async (role: "coordinator" | "officer"): Promise<UserActor> =>
  actorOf((await aPosition({ role })).userId!);
const coordinator = () => seat("coordinator");
const pointOf = (id: string) => database().contactPoint.findUniqueOrThrow({ where: { id } });
const events = (customerId: string, type: string) => database().event.count({ where: { customerId, type } });
const between = (a: string, b: string) => {
  const [customerAId, customerBId] = [a, b].sort() as [string, string];
  return database().mergeSuggestion.findUnique({ where: { customerAId_customerBId: { customerAId, customerBId } } });
};

test("an officer adds a way in any notation; it is claimed, the card has a new version and is looked at again", async () => {
  const card = await aCustomer({ checkedAt: new Date() });
  const tail = String(Math.floor(Math.random() * 9e6) + 1e6);
  const added = await addPoint(await seat("officer"), {
    code: card.code,
    phone: `۰۹۱۲ ${tail}`,
    label: "خانه",
    main: true,
  });
  expect(await pointOf(added.id)).toMatchObject({
    kind: "mobile",
    canonical: `+98912${tail}`,
    typed: `۰۹۱۲ ${tail}`,
    state: "claimed",
    origin: false,
    label: "خانه",
    main: true,
  });
  const now = await database().customer.findUniqueOrThrow({ where: { id: card.id } });
  expect(now).toMatchObject({ version: card.version + 1, checkedAt: null });
  expect(await events(card.id, "contact.added")).toBe(1);
});

test("an email's mailbox is kept beside it; a wrong one names its field", async () => {
  const card = await aCustomer();
  const who = await coordinator();
  const name = newId().slice(-10);
  const { id } = await addPoint(who, { code: card.code, email: `A.${name}+x@GMail.com` });
  expect((await pointOf(id)).stem).toBe(`a${name}@gmail.com`);
  await expect(addPoint(who, { code: card.code, phone: "12" })).rejects.toMatchObject({
    code: "invalid",
    fields: { phone: { key: "phone.unreadable" } },
  });
  await expect(addPoint(who, { code: card.code, handle: { network: "bale", id: "a b" } })).rejects.toMatchObject({
    fields: { "handle.id": { key: "handle.unreadable" } },
  });
  await expect(addPoint(who, { code: card.code })).rejects.toMatchObject({ code: "invalid" });
});

test("a key of another card is refused by that card's code, and the pair is suggested once", async () => {
  const [owner, card] = [await aCustomer(), await aCustomer()];
  const email = anEmail();
  await aPoint(owner.id, "email", email);
  const who = await coordinator();
  for (let i = 0; i < 2; i++)
    await expect(addPoint(who, { code: card.code, email: email.toUpperCase() })).rejects.toMatchObject({
      code: "conflict",
      problem: { key: "conflict.knownCustomer", params: { code: owner.code } },
    });
  expect(await between(card.id, owner.id)).toMatchObject({ status: "open", source: "intake" });
  expect(await database().event.count({ where: { customerId: card.id, type: "suggestion.opened" } })).toBe(1);
  expect(await database().contactPoint.count({ where: { customerId: card.id } })).toBe(0);
});

test("two officers give one new key to two cards at once: one has it, the other is told", async () => {
  const [a, b] = [await aCustomer(), await aCustomer()];
  const email = anEmail();
  const who = await coordinator();
  const done = await Promise.allSettled([
    addPoint(who, { code: a.code, email }),
    addPoint(who, { code: b.code, email }),
  ]);
  expect(done.map((d) => d.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await database().contactPoint.count({ where: { canonical: email } })).toBe(1);
  expect(await between(a.id, b.id)).not.toBeNull();
});

test("a key that others share is shared here too; twice on one card is refused", async () => {
  const [holder, card] = [await aCustomer(), await aCustomer()];
  const email = anEmail();
  await aPoint(holder.id, "email", email, { shared: true, sharedWhy: "switchboard" });
  const who = await seat("officer");
  const { id, shared } = await addPoint(who, { code: card.code, email });
  expect(shared).toBe(true);
  expect(await pointOf(id)).toMatchObject({ shared: true, sharedWhy: "switchboard" });
  await expect(addPoint(who, { code: card.code, email })).rejects.toMatchObject({
    problem: { key: "conflict.pointThere" },
  });
});

test("one main way of a kind: a new one takes the place", async () => {
  const card = await aCustomer();
  const first = await aPoint(card.id, "email", anEmail(), { main: true });
  const second = await aPoint(card.id, "email", anEmail());
  const phone = await aPoint(card.id, "mobile", `+98912${Math.floor(Math.random() * 9e6) + 1e6}`, { main: true });
  await updatePoint(await seat("officer"), { id: second.id, main: true });
  expect((await pointOf(first.id)).main).toBe(false);
  expect((await pointOf(second.id)).main).toBe(true);
  expect((await pointOf(phone.id)).main).toBe(true);
});

test("label and do-not-use are set and cleared; what is not named stays", async () => {
  const card = await aCustomer();
  const point = await aPoint(card.id, "email", anEmail(), { label: "دفتر" });
  const who = await seat("officer");
  await updatePoint(who, { id: point.id, doNotUse: "خواسته است تماس نگیریم" });
  expect(await pointOf(point.id)).toMatchObject({
    label: "دفتر",
    doNotUse: true,
    doNotUseReason: "خواسته است تماس نگیریم",
  });
  await updatePoint(who, { id: point.id, doNotUse: null, label: null });
  expect(await pointOf(point.id)).toMatchObject({ label: null, doNotUse: false, doNotUseReason: null });
});

test("sharing frees the key for another card; taking it back is refused while somebody has it alone", async () => {
  const [card, other] = [await aCustomer(), await aCustomer()];
  const email = anEmail();
  const point = await aPoint(card.id, "email", email);
  const who = await coordinator();
  await updatePoint(who, { id: point.id, shared: "family" });
  const taken = await aPoint(other.id, "email", email);
  await expect(updatePoint(who, { id: point.id, shared: null })).rejects.toMatchObject({
    problem: { key: "conflict.knownCustomer", params: { code: other.code } },
  });
  expect(await between(card.id, other.id)).not.toBeNull();
  await database().contactPoint.delete({ where: { id: taken.id } });
  await updatePoint(who, { id: point.id, shared: null });
  expect(await pointOf(point.id)).toMatchObject({ shared: false, sharedWhy: null });
});

test("«not mine» retires a point, and takes its proof away for good", async () => {
  const card = await aCustomer();
  const proved = { state: "verified" as const, provedAt: new Date(), verifiedHow: "code", main: true };
  const point = await aPoint(card.id, "email", anEmail(), proved);
  const who = await coordinator();
  await retirePoint(who, { id: point.id, why: "not_mine", reason: "خط واگذار شده است" });
  const gone = await pointOf(point.id);
  expect(gone).toMatchObject({ state: "claimed", provedAt: null, main: false });
  expect(gone).toMatchObject({ retiredReason: "not_mine: خط واگذار شده است" });
  expect(gone.retiredAt).not.toBeNull();
  await expect(retirePoint(who, { id: point.id, why: "mistake" })).rejects.toMatchObject({ code: "conflict" });
  await restorePoint(who, { id: point.id });
  expect(await pointOf(point.id)).toMatchObject({ state: "claimed", retiredAt: null, retiredReason: null });
  await expect(retirePoint(who, { id: point.id, why: "other" })).rejects.toMatchObject({
    fields: { reason: { key: "required" } },
  });
});

test("a retired key that another card got meanwhile does not come back", async () => {
  const [card, other] = [await aCustomer(), await aCustomer()];
  const email = anEmail();
  const point = await aPoint(card.id, "email", email);
  const who = await coordinator();
  await retirePoint(who, { id: point.id, why: "out_of_use" });
  await addPoint(who, { code: other.code, email });
  await expect(restorePoint(who, { id: point.id })).rejects.toMatchObject({
    problem: { key: "conflict.knownCustomer", params: { code: other.code } },
  });
  expect((await pointOf(point.id)).retiredAt).not.toBeNull();
  expect(await between(card.id, other.id)).toMatchObject({ status: "open" });
});

test("an officer's word verifies a point, and the page says how; a shared one is nobody's alone", async () => {
  const card = await aCustomer();
  const point = await aPoint(card.id, "email", anEmail());
  const shared = await aPoint(card.id, "email", anEmail(), { shared: true });
  const who = await coordinator();
  await confirmPoint(who, { id: point.id, reason: "کارت ملی را دیدم" });
  await expect(confirmPoint(who, { id: shared.id, reason: "r" })).rejects.toMatchObject({ code: "conflict" });
  const shown = await readPoints(who, { code: card.code });
  expect(shown.points.find((p) => p.id === point.id)).toMatchObject({
    verified: true,
    verifiedHow: { word: "officer", said: "کارت ملی را دیدم" },
  });
  expect(shown.points.find((p) => p.id === shared.id)).toMatchObject({ verified: false, shared: true });
});

test("consent is kept for each purpose, the last word counts, every word is an event", async () => {
  const card = await aCustomer();
  const point = await aPoint(card.id, "email", anEmail());
  const who = await seat("officer");
  await setConsent(who, { id: point.id, purpose: "offers", granted: true, how: "در فرم" });
  await setConsent(who, { id: point.id, purpose: "news", granted: true, how: "در فرم" });
  await setConsent(who, { id: point.id, purpose: "offers", granted: false, how: "در تماس" });
  const shown = await readPoints(who, { code: card.code });
  expect(shown.points[0]!.consents).toMatchObject([
    { purpose: "news", granted: true },
    { purpose: "offers", granted: false, how: "در تماس" },
  ]);
  expect(await events(card.id, "contact.consented")).toBe(3);
});

test("an officer sees masked points with operator and place; a coordinator sees them whole", async () => {
  const card = await aCustomer();
  await aPoint(card.id, "mobile", `+98935${Math.floor(Math.random() * 9e6) + 1e6}`);
  await aPoint(card.id, "landline", `+985138${Math.floor(Math.random() * 9e5) + 1e5}`);
  const [mobile, landline] = (await readPoints(await seat("officer"), { code: card.code })).points;
  expect(mobile).toMatchObject({ place: { operator: "irancell" }, canSend: "held" });
  expect(mobile!.value).toContain("•");
  expect(landline).toMatchObject({ place: { province: "razaviKhorasan" }, canSend: null });
  expect((await readPoints(await coordinator(), { code: card.code })).points[0]!.value).toMatch(/^\+98935\d{7}$/);
});

test("nothing is done with a point of an erased card, and none is added", async () => {
  const card = await aCustomer();
  const point = await aPoint(card.id, "email", anEmail());
  await database().customer.update({ where: { id: card.id }, data: { erasedAt: new Date() } });
  const who = await coordinator();
  await expect(updatePoint(who, { id: point.id, label: "x" })).rejects.toMatchObject({ code: "notFound" });
  await expect(addPoint(who, { code: card.code, email: anEmail() })).rejects.toMatchObject({ code: "notFound" });
});

test("a merged card's code adds to the card it was merged into", async () => {
  const target = await aCustomer();
  const gone = await aCustomer({ mergedIntoId: target.id });
  const { id, code } = await addPoint(await coordinator(), { code: gone.code, email: anEmail() });
  expect(code).toBe(target.code);
  expect((await pointOf(id)).customerId).toBe(target.id);
});
