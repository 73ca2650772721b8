import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort, isAlive } from "@/bin/launch/machine.mjs";

/* A copy of the checkout, below a 0700 folder as a clean clone of root's usually is. No pages are built here. */
const parent = mkdtempSync(join(tmpdir(), "peyvand-launch-"));
const root = join(parent, "checkout");
const left = new Set([".git", ".next", ".build", ".data", "node_modules", "test-results"]);
const launchers: ChildProcess[] = [];
let port = 0;

beforeAll(async () => {
  mkdirSync(root);
  cpSync(".", root, { recursive: true, filter: (source) => !left.has(source.split("/")[0] ?? "") });
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
  port = await freePort();
});

afterAll(async () => {
  for (const launcher of launchers) if (launcher.exitCode === null) launcher.kill("SIGTERM");
  await sleep(1_500);
  const place = pointer();
  if (place?.data.startsWith("/var/lib/peyvand/")) rmSync(resolve(place.data, ".."), { recursive: true, force: true });
  rmSync(parent, { recursive: true, force: true });
});

type Run = { child: ChildProcess; output: () => string; ended: Promise<number | null> };

function start(change: Record<string, string | undefined> = {}): Run {
  const env = {
    ...process.env,
    DATABASE_URL: undefined,
    DATA_DIR: undefined,
    DEMO: "0",
    PORT: String(port),
    PEYVAND_ONLY: "database",
  };
  const child = spawn(process.execPath, ["bin/start.mjs"], {
    cwd: root,
    env: { ...env, ...change } as NodeJS.ProcessEnv,
  });
  launchers.push(child);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (text += chunk));
  return { child, output: () => text, ended: new Promise((done) => child.once("close", done)) };
}

async function ready(run: Run) {
  for (let tries = 0; tries < 1_200 && !run.output().includes("Ready"); tries++) {
    if (run.child.exitCode !== null) throw new Error(`It ended: ${run.output()}`);
    await sleep(50);
  }
  expect(run.output()).toContain("Ready");
}

function pointer(): { port: number; data: string } | null {
  const file = join(root, ".data/postgres.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

function serverPid() {
  return Number(readFileSync(join(pointer()?.data ?? "", "postmaster.pid"), "utf8").split("\n")[0]);
}

async function ask(sql: string) {
  const { databasePassword } = JSON.parse(readFileSync(join(root, ".data/secrets.json"), "utf8"));
  const client = new pg.Client(`postgres://postgres:${databasePassword}@127.0.0.1:${pointer()?.port}/peyvand`);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** One line, no stack. */
const oneLine = (run: Run) =>
  run
    .output()
    .split("\n")
    .filter((line) => line && !/^\[ *[\d.]+s\]/.test(line));

describe.sequential("npm start", () => {
  test("starts below a folder nobody else may enter, and stops without leftovers", async () => {
    const run = start();
    await ready(run);
    if (process.getuid?.() === 0) expect(pointer()?.data).toMatch(/^\/var\/lib\/peyvand\//);
    expect(await ask("show server_encoding")).toEqual([{ server_encoding: "UTF8" }]);
    expect(await ask("select show_trgm('پیوند') <> '{}' as seen")).toEqual([{ seen: true }]);
    const pid = serverPid();
    run.child.kill("SIGINT");
    expect(await run.ended).toBe(0);
    expect(isAlive(pid)).toBe(false);
  }, 120_000);

  test("a second start takes seconds and finds the data", async () => {
    const begun = performance.now();
    const run = start();
    await ready(run);
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(await ask('select count(*)::int from "WorkWeek"')).toEqual([{ count: 1 }]);
    await ask("create table kept (at int)");

    const other = start({ PORT: String(await freePort()) });
    expect(await other.ended).toBe(1);
    expect(oneLine(other)).toEqual([expect.stringContaining("already runs here")]);
    expect(isAlive(serverPid())).toBe(true);
    run.child.kill("SIGTERM");
    expect(await run.ended).toBe(0);
  }, 60_000);

  test("after a SIGKILL the orphaned server is found and used", async () => {
    const first = start();
    await ready(first);
    const pid = serverPid();
    first.child.kill("SIGKILL");
    await first.ended;
    expect(isAlive(pid)).toBe(true);
    const second = start();
    await ready(second);
    expect(serverPid()).toBe(pid);
    expect(await ask("select to_regclass('kept') is not null as kept")).toEqual([{ kept: true }]);

    process.kill(pid, "SIGKILL"); // and a dead one is brought back
    for (let tries = 0; tries < 400 && !second.output().includes("PostgreSQL is back"); tries++) await sleep(50);
    expect(await ask("select 1 as one")).toEqual([{ one: 1 }]);
    second.child.kill("SIGTERM");
    expect(await second.ended).toBe(0);
    expect(isAlive(serverPidOrZero())).toBe(false);
  }, 90_000);

  test("a lost .data folder never opens the old data under new secrets", async () => {
    rmSync(join(root, ".data"), { recursive: true });
    const run = start();
    await ready(run);
    expect(await ask("select to_regclass('kept') is null as gone")).toEqual([{ gone: true }]);
    run.child.kill("SIGTERM");
    await run.ended;
  }, 60_000);
});

function serverPidOrZero() {
  return existsSync(join(pointer()?.data ?? "", "postmaster.pid")) ? serverPid() : 2 ** 22 + 1;
}

describe("what cannot work is said in one line", () => {
  let taken: Server;
  beforeAll(() => new Promise<void>((done) => (taken = createServer().listen(0, "127.0.0.1", done))));
  afterAll(() => taken.close());

  test.each([
    ["a taken port", () => ({ PORT: String((taken.address() as { port: number }).port) }), "is taken"],
    ["a port that is no number", () => ({ PORT: "web" }), "PORT"],
    [
      "a database that does not answer",
      () => ({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" }),
      "127.0.0.1:1/none",
    ],
    ["an address that is none", () => ({ DATABASE_URL: "mysql://here" }), "DATABASE_URL"],
  ])(
    "%s",
    async (_, change, words) => {
      const run = start(change());
      expect(await run.ended).toBe(1);
      expect(oneLine(run)).toEqual([expect.stringContaining(words)]);
    },
    60_000,
  );
});
