import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { applyMigrations, diffMigrations } from "@/bin/migrations";
import { onServer } from "@/tests/support/database";

test("the schema says what the migrations make", async () => {
  expect(await diffMigrations(inject("database").server)).toBe("");
});

test("a schema that has moved away is noticed, and the shadow database is gone afterwards", async () => {
  const root = mkdtempSync(join(tmpdir(), "peyvand-drift-"));
  cpSync("prisma", join(root, "prisma"), { recursive: true });
  writeFileSync(join(root, "prisma/schema/moved.prisma"), "model Moved {\n  id String @id\n}\n");
  expect(await diffMigrations(inject("database").server, root)).toContain('CREATE TABLE "Moved"');
  const left = await onServer(inject("database").server, (client) =>
    client.query("select 1 from pg_database where datname like 'peyvand_shadow_%'"),
  );
  rmSync(root, { recursive: true });
  expect(left.rowCount).toBe(0);
});

test("a second run, and two at once, apply nothing", async () => {
  const twice = [applyMigrations(process.env.DATABASE_URL!), applyMigrations(process.env.DATABASE_URL!)];
  expect(await Promise.all(twice)).toEqual([[], []]);
});

test("jobs can be queued in SQL right after migrating", async () => {
  const queued = await onServer(process.env.DATABASE_URL!, (client) =>
    client.query("select id from graphile_worker.add_job('nothing', '{}')"),
  );
  expect(queued.rowCount).toBe(1);
});
