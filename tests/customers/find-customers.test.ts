import { beforeAll, expect, test } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { findCustomers } from "@/lib/customers/find-customers";
import { database } from "@/lib/kernel/database";
import { aCustomer, actorOf, aUser } from "@/tests/support/factories";

let actor: UserActor;
const own = newId()
  .slice(-8)
  .replace(/\d/g, (d) => "ghijklmnop"[Number(d)]!);
const names = ["علیرضا پاک‌نیا", "علی رضا پاکنیا", "پاکنیا، رضاعلی", "ژاله پاکنیا"].map((name) => `${name} ${own}`);

beforeAll(async () => {
  actor = await actorOf((await aUser({ manager: true })).id);
  for (const [i, name] of names.entries()) await aCustomer({ name, city: i < 2 ? `ری ${own}` : null });
});

const found = async (input: Parameters<typeof findCustomers>[1]) =>
  (await findCustomers(actor, { limit: 100, ...input })).items.map((c) => c.name?.replace(` ${own}`, ""));

test.each([
  ["words in any order, joined or split", "پاک نیا علیرضا", ["علی رضا پاکنیا", "علیرضا پاک‌نیا"]],
  ["a split word that is written as one", "ژا له پاکنیا", ["ژاله پاکنیا"]],
  ["the beginning of a short word", "ژا", ["ژاله پاکنیا"]],
  ["Arabic letters", "ژاله پاك‌نيا", ["ژاله پاکنیا"]],
])("a name is found by %s", async (_, q, expected) => {
  expect((await found({ q: `${q} ${own}` })).sort()).toEqual(expected.sort());
});

test("a city narrows the list, a tag narrows it further", async () => {
  const city = `ری ${own}`;
  expect(await found({ city })).toHaveLength(2);
  const [one] = (await findCustomers(actor, { city })).items;
  const tag = await database().tag.create({
    data: { id: newId(), name: `وفادار ${own}`, key: own, createdAt: new Date() },
  });
  await database().customerTag.create({ data: { customerId: one!.id, tagId: tag.id, at: new Date() } });
  expect(await found({ city, tag: tag.id })).toEqual([one!.name!.replace(` ${own}`, "")]);
  const [listed] = (await findCustomers(actor, { tag: tag.id })).items;
  expect(listed!.tags).toEqual([{ id: tag.id, name: tag.name, tone: "neutral" }]);
});

test("by name they come as Persian sorts them, page after page and back", async () => {
  const words = ["گلاب", "پونه", "چنار", "ژاله", "یاس"].map((word) => `${word} ${own}x`);
  const city = `قم ${own}`;
  for (const name of words) await aCustomer({ name, city });
  await aCustomer({ name: null, city });
  const ask = { city, sort: "name" as const, limit: 2 };
  const first = await findCustomers(actor, ask);
  const second = await findCustomers(actor, { ...ask, cursor: first.nextCursor! });
  const third = await findCustomers(actor, { ...ask, cursor: second.nextCursor! });
  const all = [first, second, third].flatMap((page) => page.items.map((c) => c.name?.split(" ")[0]));
  expect(all).toEqual(["پونه", "چنار", "ژاله", "گلاب", "یاس", undefined]);
  expect(third.nextCursor).toBeNull();
  const back = await findCustomers(actor, { ...ask, before: third.previousCursor! });
  expect(back.items.map((c) => c.id)).toEqual(second.items.map((c) => c.id));
});
