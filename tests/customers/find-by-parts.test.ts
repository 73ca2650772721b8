import { beforeAll, expect, test } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { findCustomers } from "@/lib/customers/find-customers";
import { partsOfPhone, waysToJoin, windowsOf } from "@/lib/customers/rules";
import { database } from "@/lib/kernel/database";
import { aCustomer, actorOf, aUser } from "@/tests/support/factories";

let actor: UserActor;
const own = newId()
  .slice(-8)
  .replace(/\d/g, (d) => "ghijklmnop"[Number(d)]!);
const phone = `917${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
const card = { id: "" };

beforeAll(async () => {
  actor = await actorOf((await aUser({ manager: true })).id);
  card.id = (await aCustomer({ name: `نورمحمد خوش‌رفتار ${own}` })).id;
  const points = [
    { kind: "mobile" as const, canonical: `+98${phone}` },
    { kind: "email" as const, canonical: `reza.${own}@mail.${own}.test` },
  ];
  for (const point of points)
    await database().contactPoint.create({
      data: { id: newId(), customerId: card.id, typed: point.canonical, createdAt: new Date(), ...point },
    });
});

const persian = (digits: string) => digits.replace(/\d/g, (d) => "۰۱۲۳۴۵۶۷۸۹"[Number(d)]!);

test.each([
  ["its last seven digits", phone.slice(3)],
  ["seven digits within it", phone.slice(2, 9)],
  ["its beginning as it is dialled", `0${phone.slice(0, 8)}`],
  ["its beginning with 98", `98${phone.slice(0, 8)}`],
  ["its beginning with 0098", `0098 ${phone.slice(0, 8)}`],
  ["its beginning with +98 and spaces", `+98 ${phone.slice(0, 3)} ${phone.slice(3, 8)}`],
  ["Persian digits", persian(phone.slice(1, 9))],
  ["the mailbox", `reza.${own}@`],
  ["the end of the mailbox and the beginning of the domain", `${own}@mail.${own}`],
  ["the domain", `@mail.${own}.test`],
  ["words that begin so", `خوش نور ${own}`],
  ["words of which one is written apart", `خوشرفتار ${own}`],
  ["letters inside a word, when no word begins so", `محمد رفت ${own}`],
])("a card is found by %s", async (_, q) => {
  const { items } = await findCustomers(actor, { q, limit: 100 });
  expect(items.map((c) => c.id)).toContain(card.id);
});

test.each([
  ["three digits", phone.slice(0, 3)],
  ["digits that are not in a row", `${phone.slice(0, 4)}${phone.slice(0, 4)}${phone.slice(0, 4)}`],
  ["another domain", `reza.${own}@mailx`],
  ["the beginning of the mailbox alone", `reza@mail.${own}.test`],
])("not by %s", async (_, q) => {
  const { items } = await findCustomers(actor, { q, limit: 100 });
  expect(items.map((c) => c.id)).not.toContain(card.id);
});

test("words that begin so hide cards that have them inside words, and pages go on without them", async () => {
  const inside = await aCustomer({ name: `گلنورا بیخوش ${own}` });
  const { items } = await findCustomers(actor, { q: `نور خوش ${own}`, limit: 1 });
  expect(items.map((c) => c.id)).toEqual([card.id]);
  expect(items.map((c) => c.id)).not.toContain(inside.id);
});

test("a number that is typed with 98 may begin with it or have it in the middle", () => {
  expect(partsOfPhone("۰۰۹۸ ۹۱۲۳")).toEqual(["989123", "09123"]);
  expect(partsOfPhone("912-3")).toEqual(["9123"]);
  expect(partsOfPhone("98")).toEqual([]);
  expect(windowsOf("09123")).toEqual([912, 9123]);
});

test("neighbours may be one word, the ways are few, and short words alone tell nothing", () => {
  expect(waysToJoin(["علی", "رضا"])).toEqual([
    { long: ["علی", "رضا"], joined: [] },
    { long: ["علیرضا"], joined: ["علیرضا"] },
  ]);
  expect(waysToJoin(["علی", "ر"])).toEqual([]);
  expect(waysToJoin(Array.from({ length: 8 }, (_, i) => `واژه${i}`))).toHaveLength(8);
});
