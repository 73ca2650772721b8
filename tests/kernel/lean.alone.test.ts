import { expect, test, vi } from "vitest";
import type { Db } from "@/lib/base/db";

test("copies of the module in one process never give one name to two statements", async () => {
  const first = await import("@/lib/kernel/lean");
  vi.resetModules();
  const second = await import("@/lib/kernel/lean");
  expect(second.statementName).not.toBe(first.statementName);
  const one = first.statementName("select 'one'");
  expect(second.statementName("select 'two'")).not.toBe(one);
  expect(second.statementName("select 'one'")).toBe(one);
});

test("a transaction that passed over a failed statement is not called done", async () => {
  const { leanTransaction, pool } = await import("@/lib/kernel/lean");
  const work = leanTransaction(async (db) => {
    await db.$executeRaw`insert into "Setting" ("key", "value") values ('passed-over', '1')`;
    await db.$executeRaw`select 1 / 0`.catch(() => 0);
    return "done";
  });
  await expect(work).rejects.toThrow(/passed over/);
  expect((await pool().query(`select 1 from "Setting" where "key" = 'passed-over'`)).rowCount).toBe(0);
});

test("a transaction whose connection is cut gives it up, and the next one works", async () => {
  const { databaseIsAway, leanTransaction, pool } = await import("@/lib/kernel/lean");
  const cut = leanTransaction(async (db) => {
    const [me] = await db.$queryRaw<[{ pid: number }]>`select pg_backend_pid() as "pid"`;
    await pool().query("select pg_terminate_backend($1)", [me.pid]);
    await db.$queryRaw`select pg_sleep(1)::text`;
  }).catch((error: unknown) => error);
  expect(databaseIsAway(await cut)).toBe(true);
  expect(await leanTransaction(async (db) => db.$queryRaw`select 1 as "one"`)).toEqual([{ one: 1 }]);
});

test("a statement that takes too long is ended by the server, the same way in every transaction", async () => {
  const { reader, transaction } = await import("@/lib/kernel/database");
  const { leanTransaction, LONGEST_MS } = await import("@/lib/kernel/lean");
  const limits = (db: Db) =>
    db.$queryRaw<{ ms: string }[]>`select "setting" as "ms" from pg_settings
      where "name" in ('statement_timeout', 'idle_in_transaction_session_timeout')`;
  const both = [{ ms: String(LONGEST_MS) }, { ms: String(LONGEST_MS) }];
  expect(await leanTransaction(limits)).toEqual(both);
  expect(await transaction(limits)).toEqual(both);
  expect(await limits(reader())).toEqual(both);
  const slow = leanTransaction(async (db) => {
    await db.$executeRaw`insert into "Setting" ("key", "value") values ('too-slow', '1')`;
    await db.$executeRaw`set local statement_timeout = 50`;
    await db.$queryRaw`select pg_sleep(5)::text`;
  });
  await expect(slow).rejects.toMatchObject({ code: "57014" });
  expect(await reader().$queryRaw`select 1 from "Setting" where "key" = 'too-slow'`).toEqual([]);
});

test("a plan that a migration made stale costs one more try", async () => {
  const { transaction } = await import("@/lib/kernel/database");
  const { pool } = await import("@/lib/kernel/lean");
  await pool().query(`create table stale_plan as select 1 as "a"`);
  const read = () => transaction((db) => db.$queryRaw`select * from stale_plan`, "lean");
  expect(await read()).toEqual([{ a: 1 }]);
  await pool().query("alter table stale_plan add b int default 2");
  expect(await read()).toEqual([{ a: 1, b: 2 }]);
  await pool().query("drop table stale_plan");
});

test("a database that is away is told from a mistake of ours, through Prisma too", async () => {
  const { databaseIsAway } = await import("@/lib/kernel/lean");
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const { PrismaClient } = await import("@/prisma/generated/client");
  const { problemResponse } = await import("@/lib/web/problem-response");
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: "postgres://nobody@127.0.0.1:1/none" }),
  });
  const away = await client.user.findFirst().catch((error: unknown) => error);
  expect(databaseIsAway(away)).toBe(true);
  expect(await client.$transaction(async () => 1).catch(databaseIsAway)).toBe(true);
  expect(databaseIsAway(new Error("unexpected"))).toBe(false);
  const told = problemResponse(away, { method: "POST", path: "/requests" });
  expect([told.status, told.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(told.headers.get("content-type")).toMatch(/problem\+json/);
});

test("what may wait runs before the next statement, or with the commit, and its failure is the transaction's", async () => {
  const { leanTransaction, pool } = await import("@/lib/kernel/lean");
  const { later } = await import("@/lib/base/db");
  const { Prisma } = await import("@/prisma/generated/client");
  const value = (n: number) => JSON.stringify(n);
  const put = (key: string, n: number) => Prisma.sql`
    insert into "Setting" ("key", "value") values (${key}, ${value(n)}::jsonb)
    on conflict ("key") do update set "value" = excluded."value"`;
  const kept = async (key: string) =>
    (await pool().query(`select "value" from "Setting" where "key" = $1`, [key])).rows[0]?.value;
  // Twice: the second time this connection has prepared everything, and it travels in one packet.
  for (const n of [1, 2]) {
    const seen = await leanTransaction(async (db) => {
      await later(db, put("later.first", n));
      const [row] = await db.$queryRaw<[{ value: number }]>`select "value" from "Setting" where "key" = 'later.first'`;
      await later(db, put("later.second", n));
      return row.value;
    });
    expect([seen, await kept("later.first"), await kept("later.second")]).toEqual([n, n, n]);
    const failing = leanTransaction(async (db) => {
      await later(db, put("later.first", 9));
      await later(db, Prisma.sql`select case when ${true}::boolean then lost_race() end`);
      await later(db, put("later.second", 9));
    });
    await expect(failing).rejects.toMatchObject({ code: "40001" });
    expect([await kept("later.first"), await kept("later.second")]).toEqual([n, n]);
  }
  await pool().query(`delete from "Setting" where "key" like 'later.%'`);
});
