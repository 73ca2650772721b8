import { expect, test } from "vitest";
import type { Db } from "@/lib/base/db";
import { gatheringReader } from "@/lib/kernel/database";
import { pool } from "@/lib/kernel/lean";

/** The beginning of the transaction that a statement ran in: what travels together shares it. */
const begun = (db: Db, name: string) =>
  db.$queryRaw<
    { name: string; at: string; pid: number }[]
  >`select ${name}::text as "name", now()::text as "at", pg_backend_pid() as "pid"`;
const slow = (db: Db) => db.$queryRaw<{ at: string }[]>`select now()::text as "at", pg_sleep(0.005)::text`;

test("reads that begin in one moment travel together and are answered each by its own", async () => {
  const three = async () => {
    const db = gatheringReader();
    const [a, between, b] = await Promise.all([begun(db, "a"), slow(db), begun(db, "b")]);
    return { a: a[0]!, between: between[0]!, b: b[0]! };
  };
  await three(); // the connection prepares them
  const { a, between, b } = await three();
  expect([a.name, b.name]).toEqual(["a", "b"]);
  expect(new Set([a.at, between.at, b.at]).size).toBe(1);
  const db = gatheringReader();
  const [first] = await begun(db, "first");
  const [second] = await begun(db, "second");
  expect(second!.at).not.toBe(first!.at);
});

test("a read that fails fails those beside it, and the connection serves on", async () => {
  const broken = (db: Db) => db.$queryRaw`select 1 / ${0}::int as "n"`;
  for (let i = 0; i < 2; i++) {
    const db = gatheringReader();
    const answers = await Promise.allSettled([begun(db, "a"), broken(db), begun(db, "b")]);
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    for (const answer of answers) expect((answer as PromiseRejectedResult).reason).toMatchObject({ code: "22012" });
  }
  expect((await begun(gatheringReader(), "after"))[0]!.name).toBe("after");
  expect(pool().idleCount).toBe(pool().totalCount);
});
