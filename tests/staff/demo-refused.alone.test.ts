import { afterAll, expect, test } from "vitest";
import { hashPassword } from "@/lib/base/password";
import { closeDatabase, database } from "@/lib/kernel/database";
import { openSession } from "@/lib/staff/open-session";
import { demoUsers } from "@/lib/staff/queries";
import { user } from "@/tests/support/office";

process.env.DEMO = "0";
afterAll(closeDatabase);

const PUBLIC = { kind: "public" } as const;

test("outside the demo the demo's people cannot sign in and are not shown", async () => {
  const { userId } = await user();
  const data = { demo: true, passwordHash: await hashPassword("peyvand-demo") };
  const { email } = await database().user.update({ where: { id: userId }, data });
  const enter = () => openSession(PUBLIC, { email, password: "peyvand-demo", address: "198.51.100.7" });
  expect(await enter()).toEqual({ kind: "wrong" });
  expect(await demoUsers(PUBLIC, {})).toEqual([]);
  await database().user.update({ where: { id: userId }, data: { demo: false } });
  expect((await enter()).kind).toBe("opened");
});
