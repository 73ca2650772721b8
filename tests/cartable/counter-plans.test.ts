import { expect, test } from "vitest";
import { boxCountsSql } from "@/lib/cartable/queries";
import { boxes, type CartableFilter } from "@/lib/cartable/schema";
import { filteredCount } from "@/lib/cartable/store";
import { database, type Prisma } from "@/lib/kernel/database";
import { actorOf } from "@/tests/support/factories";
import { desk, inHours } from "./desk";

const both = `('"Request"'::regclass, '"Referral"'::regclass)`;
const SETTLED = [
  `delete from pg_statistic where starelid in ${both}`,
  `update pg_class set relpages = 1000, reltuples = 100000, relallvisible = 1000 where oid in ${both}`,
];

/** How PostgreSQL would read it if reading whole tables had a price, in a base that was vacuumed, whatever other tests left in this one. */
async function planOf(count: Prisma.Sql): Promise<string> {
  let plan = "";
  const done = new Error("all of it is undone");
  const explained = database().$transaction(async (db) => {
    for (const one of SETTLED) await db.$executeRawUnsafe(one);
    for (const way of ["seqscan", "bitmapscan"])
      await db.$executeRaw`select set_config(${`enable_${way}`}, 'off', true)`;
    const rows = await db.$queryRaw<Record<string, string>[]>`explain select (${count})`;
    plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    throw done;
  });
  await expect(explained).rejects.toBe(done);
  return plan;
}

const table = /(?<!Index Only )Scan (?:using \S+ )?on "(Request|Referral)"/;

test.each(["coordinator", "officer", "head"] as const)(
  "the counters of a %s are read from indexes alone",
  async (who) => {
    const house = await desk();
    await house.send({ toPositionId: house.officer.id });
    const plan = await planOf(boxCountsSql(await actorOf(house[who].userId!), inHours(0)));
    expect(plan).toContain("Index Only Scan");
    expect(plan).not.toMatch(table);
  },
);

test("the figure of a view as well when it asks for what stands in the index, and not when it asks for words", async () => {
  const { coordinator, officer, send } = await desk();
  await send({ toPositionId: officer.id });
  const actor = await actorOf(coordinator.userId!);
  const figure = (filter: Partial<CartableFilter> & Pick<CartableFilter, "box">) =>
    planOf(filteredCount(actor, { limit: 50, ...filter }, inHours(0)));
  for (const box of boxes) if (box !== "copies") expect(await figure({ box }), box).not.toMatch(table);
  expect(await figure({ box: "inbox", unread: true })).not.toMatch(table);
  expect(await figure({ box: "review", kind: "complaint", priority: "high" })).not.toMatch(table);
  expect(await figure({ box: "review", q: "فاکتور" })).toMatch(table);
});
