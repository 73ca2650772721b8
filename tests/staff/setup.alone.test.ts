import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { sha256 } from "@/lib/base/id";
import { closeDatabase, database } from "@/lib/kernel/database";
import { finishSetup } from "@/lib/staff/finish-setup";
import { openSession } from "@/lib/staff/open-session";
import { company, setupIsOpen } from "@/lib/staff/queries";
import { onServer, urlOf } from "@/tests/support/database";

// An empty house of its own: setting up needs that nobody is there.
const { server, template } = inject("database");
const own = `${template}_setup_${randomBytes(3).toString("hex")}`;
beforeAll(async () => {
  await onServer(server, (client) => client.query(`create database ${own} template ${template}`));
  process.env.DATABASE_URL = urlOf(server, own);
  const value = { sha256: sha256("7K2MDA0Q9XVB") };
  await database().setting.create({ data: { key: "setup.code", value } });
});
afterAll(async () => {
  await closeDatabase();
  await onServer(server, (client) => client.query(`drop database ${own} with (force)`));
});

const PUBLIC = { kind: "public" } as const;
const form = (more: object = {}) => ({
  code: "7k2-mda-0q9-xvb",
  company: "شرکت آزمون",
  name: "رها",
  email: "raha@firm.test",
  password: "رود کارون پرآب",
  repeat: "رود کارون پرآب",
  address: "203.0.113.5",
  ...more,
});

test("the first administrator comes in by the printed code, once", async () => {
  expect(await setupIsOpen(PUBLIC, {})).toBe(true);
  expect(await finishSetup(PUBLIC, form({ code: "0000-0000-0000" }))).toEqual({ kind: "wrong" });
  await expect(finishSetup(PUBLIC, form({ password: "1234567890", repeat: "1234567890" }))).rejects.toMatchObject({
    fields: { password: { key: "password.weak" } },
  });
  const both = await Promise.allSettled([
    finishSetup(PUBLIC, form()),
    finishSetup(PUBLIC, form({ email: "b@firm.test" })),
  ]);
  expect(both.map((b) => b.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await database().user.findMany()).toMatchObject([{ administrator: true, active: true, demo: false }]);
  expect(await database().setting.findUnique({ where: { key: "setup.code" } })).toBeNull();
  expect(await database().event.count({ where: { type: "setup.finished" } })).toBe(1);
  expect((await company(PUBLIC, {})).name).toBe("شرکت آزمون");
  expect(await setupIsOpen(PUBLIC, {})).toBe(false);
  await expect(finishSetup(PUBLIC, form())).rejects.toMatchObject({ code: "conflict" });
  const { email } = await database().user.findFirstOrThrow();
  const address = "203.0.113.9";
  expect((await openSession(PUBLIC, { email, password: form().password, address })).kind).toBe("opened");
});
