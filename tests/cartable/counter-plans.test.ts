import { expect, test } from "vitest";
import { boxCountsSql } from "@/lib/cartable/queries";
import { boxes, type CartableFilter } from "@/lib/cartable/schema";
import { filteredCount } from "@/lib/cartable/store";
import { database, type Prisma } from "@/lib/kernel/database";
import { actorOf } from "@/tests/support/factories";
import { desk, inHours } from "./desk";

/** How PostgreSQL would read it if reading whole tables had a price. */
const planOf = (count: Prisma.Sql): Promise<string> =>
  database().$transaction(async (db) => {
    for (const way of ["seqscan", "bitmapscan"])
      await db.$executeRaw`select set_config(${`enable_${way}`}, 'off', true)`;
    const rows = await db.$queryRaw<Record<string, string>[]>`explain select (${count})`;
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });

const table = /(?<!Index Only )Scan (?:using \S+ )?on "(Request|Referral)"/;

test.each(["coordinator", "officer", "head"] as const)(
  "the counters of a %s are read from indexes alone",
  async (who) => {
    const house = await desk();
    const plan = await planOf(boxCountsSql(await actorOf(house[who].userId!), inHours(0)));
    expect(plan).toContain("Index Only Scan");
    expect(plan).not.toMatch(table);
  },
);

test("the figure of a view of a whole box as well, and one that asks more of the request is not", async () => {
  const { coordinator } = await desk();
  const actor = await actorOf(coordinator.userId!);
  const figure = (filter: Partial<CartableFilter> & Pick<CartableFilter, "box">) =>
    planOf(filteredCount(actor, { limit: 50, ...filter }, inHours(0)));
  for (const box of boxes) if (box !== "copies") expect(await figure({ box }), box).not.toMatch(table);
  expect(await figure({ box: "review", kind: "complaint" })).toMatch(table);
});
