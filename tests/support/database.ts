import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { generateClient } from "@/bin/launch/generate.mjs";
import { startPostgres } from "@/bin/launch/postgres.mjs";
import { applyMigrations } from "@/bin/migrations";

declare module "vitest" {
  interface ProvidedContext {
    /** The server, the migrated database of this run that every worker copies, and a folder for its files. */
    database: { server: string; template: string; folder: string };
  }
}

/**
 * Once a run: a migrated template database, on the server TEST_DATABASE_URL names or else on a throw-away one of our
 * own. Returns what clears all of it away.
 */
export default async function prepare(project: TestProject) {
  generateClient(process.cwd());
  const embedded = process.env.TEST_DATABASE_URL ? null : await startOwn();
  const server = embedded?.url("postgres") ?? urlOf(process.env.TEST_DATABASE_URL!, "postgres");
  const template = `peyvand_test_${randomBytes(4).toString("hex")}`;
  const folder = mkdtempSync(join(tmpdir(), "peyvand-files-"));
  const clear = async () => {
    rmSync(folder, { recursive: true, force: true });
    await (embedded?.destroy() ?? onServer(server, (client) => dropAll(client, template)));
  };
  try {
    await onServer(server, (client) => client.query(`create database ${template}`));
    await applyMigrations(urlOf(server, template));
  } catch (error) {
    await clear();
    throw error;
  }
  project.provide("database", { server, template, folder });
  return clear;
}

/** The same server, another database. */
export function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs statements outside of our own code's connections. */
export async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function startOwn() {
  const home = mkdtempSync(join(tmpdir(), "peyvand-test-"));
  chmodSync(home, 0o711); // root's server runs as another user, who must pass
  return startPostgres({ root: process.cwd(), home, throwaway: true });
}

async function dropAll(client: pg.Client, template: string) {
  const found = await client.query("select datname from pg_database where datname like $1", [`${template}%`]);
  for (const { datname } of found.rows) await client.query(`drop database if exists ${datname} with (force)`);
}
