import { expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { readCustomer } from "@/lib/customers/read-customer";
import { readTimeline } from "@/lib/customers/read-timeline";
import { database } from "@/lib/kernel/database";
import { submitRequest } from "@/lib/requests/submit-request";
import { recordPurchase } from "@/lib/value/record-purchase";
import { aCustomer, actorOf, aRequest } from "@/tests/support/factories";
import { office } from "@/tests/support/office";

const mobile = () => `0912${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
const coordinator = async () => actorOf((await office()).coordinator.userId);
const one = (extra: object) => ({ externalId: newId(), at: "2026-10-01T08:00:00Z", amountRial: 12_500_000, ...extra });

test("a purchase of a known code makes a lead a customer, keeps the counters and stands on the timeline", async () => {
  const actor = await coordinator();
  const { code } = await aCustomer();
  const told = await recordPurchase(
    actor,
    one({ customer: { code }, items: [{ name: "فیلتر", quantity: 2 }] }) as never,
  );
  expect(told).toMatchObject({ repeated: false, customer: { code, isNew: false } });
  await recordPurchase(actor, one({ customer: { code }, amountRial: "7500000" }) as never);
  const card = await readCustomer(actor, { code });
  expect(card).toMatchObject({
    stage: "customer",
    purchaseCount: 2,
    purchaseRial: 20_000_000n,
    requestCount: 0,
    openCount: 0,
  });
  expect(card.stageSince).not.toBeNull();
  const { items } = await readTimeline(actor, { code });
  expect(items.map((i) => i.stream)).toEqual(["card", "purchase", "purchase"]);
  expect(items[0]!.data).toMatchObject({ type: "customer.stageChanged", after: { by: "purchase" } });
  expect(items.at(-1)!.data).toMatchObject({ amountRial: expect.stringMatching(/^(12500000|7500000)$/) });
});

test("the same purchase twice, also at once, is one", async () => {
  const actor = await coordinator();
  const same = one({ customer: { phone: mobile(), name: "رها" } });
  const told = await Promise.all(Array.from({ length: 6 }, () => recordPurchase(actor, same as never)));
  expect(new Set(told.map((t) => t.id)).size).toBe(1);
  expect(told.filter((t) => !t.repeated)).toHaveLength(1);
  const card = await readCustomer(actor, { code: told[0]!.customer.code });
  expect(card).toMatchObject({ purchaseCount: 1, purchaseRial: 12_500_000n, name: "رها", lastRequestAt: null });
});

test("a buyer is the one who asked with the same number, and asks as the one who bought", async () => {
  const actor = await coordinator();
  const phone = mobile();
  const bought = await recordPurchase(actor, one({ customer: { phone } }) as never);
  expect(bought.customer.isNew).toBe(true);
  const asked = await submitRequest(actor, { channel: "phone", subject: "س", body: "م", customer: { phone } });
  expect(asked.customer).toMatchObject({ code: bought.customer.code, isNew: false, previousRequestCount: 0 });
  const again = await recordPurchase(actor, one({ customer: { phone } }) as never);
  expect(again.customer.code).toBe(bought.customer.code);
  expect(await readCustomer(actor, { code: bought.customer.code })).toMatchObject({
    requestCount: 1,
    purchaseCount: 2,
  });
  const row = await database().purchase.findUniqueOrThrow({ where: { id: again.id } });
  expect(row.keys).toEqual([{ kind: "mobile", canonical: `+98${phone.slice(1)}` }]);
});

test.each([
  [{ customer: {} }, "customer.phone"],
  [{ customer: { phone: "12" } }, "customer.phone"],
  [{ customer: { code: "99999999" } }, "customer.code"],
  [{ customer: { phone: "09121234567" }, at: "2999-01-01T00:00:00Z" }, "at"],
  [{ customer: { phone: "09121234567" }, amountRial: -1 }, "amountRial"],
  [{ customer: { phone: "09121234567" }, amountRial: 1.5 }, "amountRial"],
])("%j buys nothing", async (extra, field) => {
  const told = recordPurchase(await coordinator(), one(extra) as never);
  await expect(told).rejects.toMatchObject({ code: "invalid", fields: { [field]: expect.anything() } });
});

test("a card that was merged away counts for the one it went into", async () => {
  const actor = await coordinator();
  const [gone, kept] = [await aCustomer(), await aCustomer()];
  await aRequest({ customerId: kept.id });
  await database().customer.update({ where: { id: gone.id }, data: { mergedIntoId: kept.id } });
  await recordPurchase(actor, one({ customer: { code: gone.code } }) as never);
  expect(await readCustomer(actor, { code: gone.code })).toMatchObject({ code: kept.code, purchaseCount: 1 });
});

test("nothing is sold to a card that was erased", async () => {
  const actor = await coordinator();
  const { code, id } = await aCustomer({ erasedAt: new Date() });
  await expect(recordPurchase(actor, one({ customer: { code } }) as never)).rejects.toMatchObject({ code: "invalid" });
  expect(await database().purchase.count({ where: { customerId: id } })).toBe(0);
});
