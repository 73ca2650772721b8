import { expect, test } from "vitest";
import { listCartable } from "@/lib/cartable/queries";
import type { Box, CartableFilter } from "@/lib/cartable/schema";
import { aCustomer, actorOf, aRequest } from "@/tests/support/factories";
import { desk, idsIn, inHours } from "./desk";

/** Walks a box to its end and back again. */
async function walk(userId: string, box: Box, limit: number, filter: Partial<CartableFilter> = {}) {
  const actor = await actorOf(userId);
  const read = (place: { cursor?: string; before?: string }) =>
    listCartable(actor, { box, limit, ...filter, ...place });
  const pages = [await read({})];
  while (pages.at(-1)!.nextCursor) pages.push(await read({ cursor: pages.at(-1)!.nextCursor! }));
  const back = [pages.at(-1)!];
  while (back[0]!.previousCursor) back.unshift(await read({ before: back[0]!.previousCursor }));
  return { pages, there: pages.flatMap((p) => p.items), back: back.flatMap((p) => p.items) };
}

test("pages follow each other without gap or repeat over two streams, also where deadlines are equal or missing", async () => {
  const { coordinator, owner, send } = await desk();
  const due = [inHours(1), inHours(1), inHours(1), inHours(2), null];
  for (const dueAt of due) await aRequest({ ...owner, status: "new", dueAt });
  for (const dueAt of due) await send({ toPositionId: coordinator.id, dueAt });
  const mine = async (limit: number) => {
    const { there, back, pages } = await walk(coordinator.userId!, "inbox", limit);
    return { there, back, pages };
  };
  const whole = (await mine(100)).there.map((row) => row.id);
  const { there, back, pages } = await mine(3);
  expect(pages.length).toBeGreaterThanOrEqual(4);
  expect(there.map((row) => row.id)).toEqual(whole);
  expect(new Set(whole).size).toBe(whole.length);
  // Backwards the first page may be a short one, but nothing is lost or doubled.
  expect(back.map((row) => row.id)).toEqual(whole);
  const own = there.filter((row) => row.request.customer && row.dueAt?.getTime() !== undefined);
  expect(own.map((row) => row.dueAt!.getTime())).toEqual(own.map((row) => row.dueAt!.getTime()).sort((a, b) => a - b));
});

test("what is done is read newest first, both ways", async () => {
  const { officer, send } = await desk();
  const ended = [];
  for (let n = 0; n < 7; n++)
    ended.push(await send({ toPositionId: officer.id, status: "answered", endedAt: inHours(-n) }));
  const { there, back } = await walk(officer.userId!, "done", 3);
  expect(there.map((row) => row.id)).toEqual(ended.map((r) => r.id));
  expect(back.map((row) => row.id)).toEqual(there.map((row) => row.id));
});

test("the first page has none before it, the last none after", async () => {
  const { officer, send } = await desk();
  for (let n = 0; n < 4; n++) await send({ toPositionId: officer.id, dueAt: inHours(n) });
  const { pages } = await walk(officer.userId!, "inbox", 2);
  expect(pages.map((p) => [p.previousCursor !== null, p.nextCursor !== null])).toEqual([
    [false, true],
    [true, false],
  ]);
});

test("filters narrow a box by kind, priority, channel, unread, number and words of subject or name", async () => {
  const { officer, owner, send } = await desk();
  const customer = await aCustomer({ name: "شرکت كاوه" });
  const plain = await aRequest({ ...owner, status: "referred", subject: "تعویض فیلتر" });
  const special = await aRequest({
    ...owner,
    status: "referred",
    customerId: customer.id,
    kind: "complaint",
    priority: "urgent",
    channel: "phone",
    subject: "نشتی مخزن",
  });
  const a = await send({ toPositionId: officer.id, unread: false, dueAt: inHours(1) }, plain);
  const b = await send({ toPositionId: officer.id, dueAt: inHours(2) }, special);
  const found = (filter: Partial<CartableFilter>) => idsIn(officer.userId!, "inbox", filter);
  expect(await found({})).toEqual([a.id, b.id]);
  for (const filter of [{ kind: "complaint" }, { priority: "urgent" }, { channel: "phone" }, { unread: true }] as const)
    expect(await found(filter)).toEqual([b.id]);
  expect(await found({ q: "کاوه" })).toEqual([b.id]);
  expect(await found({ q: "نشتي" })).toEqual([b.id]);
  expect(await found({ q: String(plain.number) })).toEqual([a.id]);
  expect(await found({ q: "هیچ‌جا" })).toEqual([]);
  expect(await found({ kind: "complaint", q: "فیلتر" })).toEqual([]);
});
