import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const SECRET = "for-the-bench-only-0123456789-abcdef";

/**
 * The product over an empty company: one web process and its worker, production build, an embedded PostgreSQL with fsync.
 * @param how `web: false`: the worker alone, without pages
 */
export async function openProduct(root, { web: withWeb = true } = {}) {
  const home = mkdtempSync(join(realpathSync(tmpdir()), "peyvand-bench-"));
  const { generateClient } = await import("../../bin/launch/generate.mjs");
  const { bundleAll, buildPages } = await import("../../bin/launch/build.mjs");
  const { startPostgres } = await import("../../bin/launch/postgres.mjs");
  const { prepareEmbedded } = await import("../../bin/launch/database.mjs");
  const { freePort } = await import("../../bin/launch/machine.mjs");
  const { webArgs } = await import("../../bin/launch/children.mjs");
  generateClient(root, console.log);
  await bundleAll(root);
  const postgres = await startPostgres({ root, home });
  const databaseUrl = await prepareEmbedded(postgres, { root, demo: false });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: SECRET,
    DATA_DIR: join(home, "files"),
    APP_URL: url,
    HOST: "127.0.0.1",
    PORT: String(port),
    RATE_LIMIT: "100000",
    LOG_LEVEL: "warn",
    DEMO: "0",
  };
  if (withWeb) await buildPages(root, env);
  const web = withWeb ? start(root, webArgs, env) : null;
  const worker = start(root, [".build/worker.mjs"], env);
  await Promise.all([web?.ready, worker.ready]);
  const another = () => mortal(() => start(root, [".build/worker.mjs"], env));
  const close = async () => {
    await Promise.all([web?.stop(), worker.stop()]);
    await postgres.destroy();
    rmSync(home, { recursive: true, force: true });
  };
  return { url, databaseUrl, webPid: web?.pid, workerPid: worker.pid, log: join(home, "postgres.log"), another, close };
}

/** One more worker, which may be ended as a power cut would. */
async function mortal(begin) {
  let child = begin();
  await child.ready;
  return {
    killAndRestart: async () => {
      await child.kill();
      child = begin();
      await child.ready;
    },
    stop: () => child.stop(),
  };
}

function start(root, args, env) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ready = new Promise((done, fail) => {
    child.on("message", (message) => message === "ready" && done());
    child.on("exit", (code) => fail(new Error(`${args.at(-1)} ended with ${code}`)));
  });
  const ended = new Promise((done) => child.on("exit", done));
  return {
    pid: child.pid,
    ready,
    kill: () => {
      child.kill("SIGKILL");
      return ended;
    },
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/** CPU seconds that a process has used, all its threads (Linux counts in hundredths). */
export function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/**
 * How many statements PostgreSQL ran for `work` (BEGIN and COMMIT included), by its own log: the least of three times, because the
 * worker asks in between, and a process asks again for the settings it keeps.
 */
export async function statementsOf(product, client, work) {
  const counts = [];
  for (let i = 0; i < 3; i++) counts.push(await statementsOnce(product, client, work));
  return Math.min(...counts);
}

async function statementsOnce(product, client, work) {
  const log = async (value) => {
    await client.query(`alter system set log_statement = '${value}'`);
    await client.query("select pg_reload_conf()");
    await new Promise((wake) => setTimeout(wake, 300));
  };
  await log("all");
  const from = statSync(product.log).size;
  await work();
  await new Promise((wake) => setTimeout(wake, 300));
  const said = readFileSync(product.log).subarray(from).toString();
  await log("none");
  const lines = said.split("\n").filter((line) => /LOG: {2}(statement|execute)/.test(line));
  return lines.filter((line) => !/graphile_worker|pg_reload_conf|WorkerHeartbeat|log_statement/.test(line)).length;
}
