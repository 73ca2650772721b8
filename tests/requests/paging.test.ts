import { expect, test } from "vitest";
import { clock } from "@/lib/base/clock";
import type { Page } from "@/lib/base/cursor";
import { findCustomers } from "@/lib/customers/find-customers";
import { database } from "@/lib/kernel/database";
import { listOutbox } from "@/lib/replies/queries";
import { searchRequests } from "@/lib/requests/queries";
import { pagesBeside } from "@/lib/web/search-params";
import { aCustomer, actorOf, aRequest, aUser } from "@/tests/support/factories";

type Place = { cursor?: string; before?: string };

/** Walks a list to its end and back, by the addresses that its pager shows. */
async function walk<R>(read: (place: Place) => Promise<Page<R>>) {
  const follow = (address: string) => read(Object.fromEntries(new URL(address, "http://x").searchParams));
  const there = [await read({})];
  for (let at = beside(there[0]!); at.next; at = beside(there.at(-1)!)) there.push(await follow(at.next));
  const back = [there.at(-1)!];
  for (let at = beside(back[0]!); at.previous; at = beside(back[0]!)) back.unshift(await follow(at.previous));
  return { there: there.map((page) => page.items), back: back.map((page) => page.items) };
}
const beside = (page: Page<unknown>) => pagesBeside("/list", {}, page);
const manager = async () => actorOf((await aUser({ manager: true, administrator: true })).id);

test("requests: each page leads to the next and back to the one before, also where they came at one moment", async () => {
  const actor = await manager();
  const { id: customerId } = await aCustomer();
  const now = clock.now().getTime();
  for (const ago of [0, 1, 1, 1, 2, 3, 4]) await aRequest({ customerId, receivedAt: new Date(now - ago * 1000) });
  const { items: all } = await searchRequests(actor, { customerId });
  const { there, back } = await walk((place) => searchRequests(actor, { customerId, limit: 2, ...place }));
  expect(there.map((page) => page.length)).toEqual([2, 2, 2, 1]);
  expect(there.flat()).toEqual(all);
  expect(back).toEqual(there);
});

test("customers: the same, with the words that were searched", async () => {
  const actor = await manager();
  const word = `پیمایش${clock.now().getTime()}`;
  for (let n = 0; n < 5; n++) await aCustomer({ name: `${word} ${n}` });
  const { there, back } = await walk((place) => findCustomers(actor, { q: word, limit: 2, ...place }));
  expect(there.map((page) => page.length)).toEqual([2, 2, 1]);
  expect(new Set(there.flat().map((one) => one.code)).size).toBe(5);
  expect(back).toEqual(there);
});

test("outgoing mail: the same", async () => {
  const actor = await manager();
  for (let n = 0; n < 3; n++)
    await database().outboxMessage.create({
      data: { ...mail, id: crypto.randomUUID(), messageId: crypto.randomUUID(), createdAt: clock.now() },
    });
  const { there, back } = await walk((place) => listOutbox(actor, { limit: 2, ...place }));
  expect(there.length).toBeGreaterThan(1);
  expect(back).toEqual(there);
});
const mail = { purpose: "ack", toAddress: "a@b.test", subject: "s", text: "b", status: "held" } as const;

test("an address keeps the filters and names one page", () => {
  const page = { previousCursor: "p", nextCursor: "n" };
  expect(pagesBeside("/requests", { q: "نشتی", status: undefined }, page)).toEqual({
    previous: `/requests?q=${encodeURIComponent("نشتی")}&before=p`,
    next: `/requests?q=${encodeURIComponent("نشتی")}&cursor=n`,
  });
  expect(pagesBeside("/requests", {}, { previousCursor: null, nextCursor: null })).toEqual({});
});
