import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ensureInstalled } from "./install.mjs";
import { takeLock, wasKilled } from "./lock.mjs";
import { whyTaken } from "./machine.mjs";
import { explain, LaunchError, say } from "./say.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const home = join(root, ".data");
/** What has been started, to be stopped in the opposite order. */
const started = [];
let leaving = null;

/** The whole start: from a fresh clone to a running Peyvand. @param {"start" | "dev"} mode */
export async function launch(mode) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => leave(0));
  try {
    await begin(mode);
  } catch (error) {
    if (leaving) return; // it was cut short on purpose
    console.error(explain(error));
    await leave(1);
  }
}

async function begin(mode) {
  if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
  await ensureInstalled(root);
  const { generateClient } = await import("./generate.mjs");
  const { bundleAll } = await import("./build.mjs");
  generateClient(root, say);
  await bundleAll(root);
  const settings = await readSettings(mode);
  await refuseTakenPort(settings);
  started.push(takeLock(home));
  const { env, prepare } = await openDatabase(mode, settings);
  if (process.env.PEYVAND_ONLY === "database") {
    await prepare();
    return say("Ready (database only)");
  }
  const { buildPages } = await import("./build.mjs");
  // The first time each keeps a core busy for a minute; the build reads no database.
  await Promise.all([prepare(), mode === "start" ? buildPages(root, env) : watchSources()]);
  await runPrograms(mode, env, settings);
}

/** lib/base/env.ts is the one that knows what is allowed; its message is the line people see. */
async function readSettings(mode) {
  const { readEnv } = await import(pathToFileURL(join(root, ".build/env.mjs")).href);
  try {
    const env = readEnv({ ...process.env, NODE_ENV: mode === "dev" ? "development" : "production" });
    return { port: env.PORT, host: env.HOST, demo: env.DEMO, given: env.DATABASE_URL };
  } catch (error) {
    throw new LaunchError(error.message);
  }
}

async function refuseTakenPort({ port, host }) {
  let error = await whyTaken(port, host);
  // A launcher that was killed left its lock, and a web server that is just ending: that one is waited for.
  for (let tries = 0; error && tries < 40 && wasKilled(home); tries++) {
    await sleep(250);
    error = await whyTaken(port, host);
  }
  if (!error) return;
  if (error.code === "EADDRINUSE")
    throw new LaunchError(`Port ${port} is taken on ${host}: choose another one, as in PORT=3001 npm start.`);
  throw new LaunchError(`Cannot listen on ${host}:${port}: ${error.message}`);
}

/** What all our programs run with; `prepare` migrates the database and fills it. */
async function openDatabase(mode, { port, host, demo, given }) {
  const { keepSecrets } = await import("./secrets.mjs");
  const { prepareEmbedded, prepareGiven } = await import("./database.mjs");
  let databaseUrl = given;
  let prepare = () => prepareGiven(given, { root, demo });
  if (!given) {
    const { startPostgres } = await import("./postgres.mjs");
    const server = await startPostgres({ root, home });
    started.push(server.stop);
    databaseUrl = server.url("peyvand");
    prepare = () => prepareEmbedded(server, { root, demo });
  }
  const secrets = keepSecrets(home);
  const shownHost = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  const env = {
    ...process.env,
    NODE_ENV: mode === "dev" ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    EMBEDDED_DATABASE: given ? "" : "1",
    AUTH_SECRET: process.env.AUTH_SECRET || secrets.authSecret,
    METRICS_TOKEN: process.env.METRICS_TOKEN || secrets.metricsToken,
    DATA_DIR: process.env.DATA_DIR || home,
    APP_URL: process.env.APP_URL || `http://${shownHost.includes(":") ? `[${shownHost}]` : shownHost}:${port}`,
    HOST: host,
    PORT: String(port),
  };
  return { env, prepare };
}

async function runPrograms(mode, env, settings) {
  const { keepRunning, webArgs } = await import("./children.mjs");
  if (leaving) return;
  const watchFlag = mode === "dev" ? ["--watch-path=.build"] : [];
  const web = keepRunning({ name: "web server", args: webArgs, cwd: root, env });
  started.push(web.stop);
  const worker = keepRunning({ name: "worker", args: [...watchFlag, ".build/worker.mjs"], cwd: root, env });
  started.push(worker.stop);
  await web.ready;
  const { newSetupCode } = await import("./database.mjs");
  const { welcome } = await import("./welcome.mjs");
  console.log(welcome({ url: env.APP_URL, demo: settings.demo, setupCode: await newSetupCode(env.DATABASE_URL) }));
}

/** While developing, the worker's bundle follows its sources (Next watches the pages itself). */
async function watchSources() {
  const { bundle, entries } = await import("./bundle.mjs");
  const watcher = await bundle(root, { worker: entries.worker }, { watch: true });
  started.push(() => watcher.dispose());
}

/** Stops everything in order; a second Ctrl-C does not wait. */
async function leave(code) {
  if (leaving) return process.exit(1);
  leaving = true;
  if (code === 0) say("Stopping");
  for (const stop of started.reverse()) {
    try {
      await stop();
    } catch (error) {
      console.error(explain(error));
    }
  }
  if (code === 0) say("Stopped");
  process.exit(code);
}
