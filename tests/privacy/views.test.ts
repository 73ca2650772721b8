import { afterAll, expect, test } from "vitest";
import { clock } from "@/lib/base/clock";
import { readCustomer } from "@/lib/customers/read-customer";
import { closeDatabase, database } from "@/lib/kernel/database";
import { listViews } from "@/lib/privacy/queries";
import { aCustomer, actorOf, aPosition, aUser } from "@/tests/support/factories";

afterAll(closeDatabase);

const MINUTE = 60_000;
const later = <T>(minutes: number, work: () => T) => clock.at(new Date(Date.now() + minutes * MINUTE), work);
const seat = async (role: "coordinator" | "officer") => actorOf((await aPosition({ role })).userId!);

test("looks within half an hour are one line, a later one is another; each person has his own", async () => {
  const card = await aCustomer();
  const [officer, coordinator] = [await seat("officer"), await seat("coordinator")];
  const look = () => readCustomer(officer, { code: card.code });
  await look();
  await later(20, look);
  await later(45, look); // within half an hour of the last one
  await later(90, look);
  await readCustomer(coordinator, { code: card.code });
  const { items } = await listViews(coordinator, { code: card.code });
  expect(items.map((v) => [v.name, v.times])).toEqual([
    [officer.name, 1],
    [officer.name, 3],
    [coordinator.name, 1],
  ]);
  expect(items[1]!.lastAt.getTime() - items[1]!.firstAt.getTime()).toBeCloseTo(45 * MINUTE, -4);
});

test("ten first looks at once are one line that counts ten", async () => {
  const card = await aCustomer();
  const officer = await seat("officer");
  await Promise.all(Array.from({ length: 10 }, () => readCustomer(officer, { code: card.code })));
  const rows = await database().customerView.findMany({ where: { customerId: card.id } });
  expect(rows).toHaveLength(1);
  expect(rows[0]!.times).toBe(10);
});

test("pages of looks follow each other; a merged card's code leads to them; officers may not know", async () => {
  const card = await aCustomer();
  const gone = await aCustomer({ mergedIntoId: card.id });
  const people = [await seat("officer"), await seat("officer"), await seat("officer")];
  for (const [i, who] of people.entries()) await later(i, () => readCustomer(who, { code: card.code }));
  const administrator = await actorOf((await aUser({ administrator: true })).id);
  const first = await listViews(administrator, { code: gone.code, limit: 2 });
  const second = await listViews(administrator, { code: gone.code, limit: 2, cursor: first.nextCursor! });
  expect([...first.items, ...second.items].map((v) => v.name)).toEqual(people.map((p) => p.name).reverse());
  expect(second.nextCursor).toBeNull();
  await expect(listViews(people[0]!, { code: card.code })).rejects.toMatchObject({ code: "forbidden" });
});
