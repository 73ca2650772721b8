import { afterAll, expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { mergeCustomers } from "@/lib/identity/merge-customers";
import { undoMerge } from "@/lib/identity/undo-merge";
import { closeDatabase, database } from "@/lib/kernel/database";
import { submitRequest } from "@/lib/requests/submit-request";
import { aPerson, countersAreRight } from "@/tests/requests/desk";
import { aCustomer } from "@/tests/support/factories";

afterAll(closeDatabase);
const FORM = { kind: "form", tokenId: newId() } as const;
let serial = Math.floor(Math.random() * 8_000_000);

async function aCard() {
  const typed = `0938${1_000_000 + serial++}`;
  const card = await aCustomer();
  const point = { id: newId(), customerId: card.id, kind: "mobile" as const, typed, canonical: `+98${typed.slice(1)}` };
  await database().contactPoint.create({ data: { ...point, createdAt: new Date() } });
  return { ...card, phone: typed };
}
const ask = (phone: string) =>
  submitRequest(FORM, { channel: "web", subject: "موضوع", body: "متن", customer: { phone } } as never);
/** People merge with a look between; without one the intake would lose every race. */
const pause = () => new Promise((wake) => setTimeout(wake, 200));
const requestsOf = (customerId: string) => database().request.count({ where: { customerId } });

test("requests that come in while two cards become one and two again are filed where their key is then", {
  timeout: 60_000,
}, async () => {
  const { actor } = await aPerson("coordinator");
  const [from, into] = [await aCard(), await aCard()];
  let busy = true;
  const asked: string[] = [];
  const intake = async (phone: string) => {
    while (busy) {
      await ask(phone);
      asked.push(phone);
    }
  };
  const stream = Promise.all([intake(from.phone), intake(from.phone), intake(into.phone)]);
  for (let i = 0; i < 4; i++) {
    const { mergeId } = await mergeCustomers(actor, { code: from.code, into: into.code });
    await pause();
    await undoMerge(actor, { mergeId });
    await pause();
  }
  busy = false;
  await stream;
  expect(asked.length).toBeGreaterThan(10);
  expect(await requestsOf(from.id)).toBe(asked.filter((p) => p === from.phone).length);
  expect(await requestsOf(into.id)).toBe(asked.filter((p) => p === into.phone).length);
  for (const { id } of [from, into]) await countersAreRight(id);
});

test("of two merges of one card at once, and of each into the other, one wins and the other is told", async () => {
  const { actor } = await aPerson("coordinator");
  const [one, two, three] = [await aCard(), await aCard(), await aCard()];
  const crossed = await Promise.allSettled([
    mergeCustomers(actor, { code: one.code, into: two.code }),
    mergeCustomers(actor, { code: two.code, into: one.code }),
    mergeCustomers(actor, { code: one.code, into: three.code }),
  ]);
  const won = crossed.filter((c) => c.status === "fulfilled");
  for (const lost of crossed.filter((c) => c.status === "rejected"))
    expect(lost.reason).toMatchObject({ code: "conflict", problem: { key: "conflict.cardMerged" } });
  const dead = await database().customer.count({
    where: { id: { in: [one.id, two.id, three.id] }, mergedIntoId: { not: null } },
  });
  expect(dead).toBe(won.length);
  expect(won.length).toBeLessThan(3);
});

test("a row cannot come to a card that was merged away", async () => {
  const { actor, userId } = await aPerson("coordinator");
  const [from, into] = [await aCard(), await aCard()];
  await mergeCustomers(actor, { code: from.code, into: into.code });
  const note = { id: newId(), customerId: from.id, userId, body: "x", at: new Date() };
  await expect(database().customerNote.create({ data: note })).rejects.toThrow();
});

test("two cards of 10,000 rows each become one, and two again, in seconds", { timeout: 120_000 }, async () => {
  const { actor } = await aPerson("coordinator");
  const [from, into] = [await aCard(), await aCard()];
  for (const { id } of [from, into]) {
    await database().$executeRaw`
      insert into "Request" ("id", "number", "trackingCode", "customerId", "channel", "subject", "body", "searchKey", "match", "receivedAt",
        "createdAt", "lastStepAt", "status")
      select gen_random_uuid(), nextval('request_number'), gen_random_uuid()::text, ${id}::uuid, 'web', 'موضوع ' || n, 'متن', 'موضوع ' || n, '{}',
        now() - n * interval '1 minute', now() - n * interval '1 minute', now(), 'closed' from generate_series(1, 5000) n`;
    await database().$executeRaw`
      insert into "Purchase" ("id", "externalId", "customerId", "at", "amountRial", "createdAt")
      select gen_random_uuid(), gen_random_uuid()::text, ${id}::uuid, now(), n, now() - interval '1 day' from generate_series(1, 3000) n`;
    await database().$executeRaw`
      insert into "CustomerNote" ("id", "customerId", "userId", "body", "at")
      select gen_random_uuid(), ${id}::uuid, gen_random_uuid(), 'یادداشت', now() - interval '1 day' from generate_series(1, 2000) n`;
  }
  const started = performance.now();
  const { mergeId, moved } = await mergeCustomers(actor, { code: from.code, into: into.code });
  const merged = performance.now();
  expect(moved).toMatchObject({ Request: 5000, Purchase: 3000, CustomerNote: 2000 });
  expect(await database().customer.findUniqueOrThrow({ where: { id: into.id } })).toMatchObject({
    requestCount: 10_000,
    purchaseCount: 6000,
  });
  const { back } = await undoMerge(actor, { mergeId });
  const parted = performance.now();
  expect(back).toMatchObject({ Request: 5000, Purchase: 3000, CustomerNote: 2000 });
  console.info(`merged in ${Math.round(merged - started)} ms, parted in ${Math.round(parted - merged)} ms`);
  expect(merged - started).toBeLessThan(20_000);
  expect(parted - merged).toBeLessThan(20_000);
});
