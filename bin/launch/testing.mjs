import { chmodSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "./install.mjs";
import { explain, say } from "./say.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const total = { passed: 0, failed: 0 };
/** What has been started or made, to be cleared away in the opposite order. */
const started = [];

/**
 * All tests in order; each step goes on after a failed one.
 * @param {string | null} only "types", "unit" or "e2e"  @param {string[]} names only files whose names hold one of these
 */
export async function runTests(only, names) {
  process.env.TZ = "Asia/Kathmandu"; // +05:45: whatever mixes up zones shows it
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => finish(130));
  const wanted = (part) => !only || only === part;
  try {
    await prepare();
    if (wanted("types")) await step("Types, style, imports", checks);
    const server = only === "types" ? null : await openServer();
    if (wanted("unit")) await step("Unit and database tests", () => unitTests(server, names));
    if (wanted("e2e")) await step("Production build and browser tests", () => browserTests(server, names));
  } catch (error) {
    console.error(explain(error));
    total.failed += 1;
  }
  await finish(total.failed ? 1 : 0);
}

async function step(name, work) {
  say(name);
  const begun = performance.now();
  try {
    const { passed, failed } = await work();
    total.passed += passed;
    total.failed += failed;
    say(`${name}: ${passed} passed, ${failed} failed, in ${Math.round((performance.now() - begun) / 1000)} s`);
  } catch (error) {
    console.error(explain(error));
    total.failed += 1;
  }
}

async function prepare() {
  await ensureInstalled(root);
  const { generateClient } = await import("./generate.mjs");
  generateClient(root, say);
}

async function checks() {
  const { runChecks } = await import("./checks.mjs");
  return runChecks(root, say);
}

async function openServer() {
  const home = mkdtempSync(join(realpathSync(tmpdir()), "peyvand-test-"));
  chmodSync(home, 0o711); // root's server runs as another user, who must pass
  started.push(() => rmSync(home, { recursive: true, force: true }));
  const { startPostgres } = await import("./postgres.mjs");
  const server = await startPostgres({ root, home, throwaway: true });
  started.push(() => server.destroy());
  return { ...server, home };
}

async function unitTests(server, names) {
  const { runVitest } = await import("./suites.mjs");
  return runVitest(root, { ...process.env, NODE_ENV: "test", TEST_DATABASE_URL: server.url("postgres") }, names);
}

async function browserTests(server, names) {
  const { ensureBrowser } = await import("./browser.mjs");
  const { runPlaywright } = await import("./suites.mjs");
  const browser = await ensureBrowser(root);
  const env = await startProduct(server);
  say("The product is up");
  return runPlaywright(root, { ...env, CHROMIUM: browser, BASE_URL: env.APP_URL }, names);
}

/** The product as `npm start` runs it, on a free port over a fresh demo company. */
async function startProduct(server) {
  const { bundleAll, buildPages } = await import("./build.mjs");
  const { prepareEmbedded } = await import("./database.mjs");
  const { keepRunning, webArgs } = await import("./children.mjs");
  const { freePort } = await import("./machine.mjs");
  await bundleAll(root);
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: server.url("peyvand"),
    AUTH_SECRET: "for-tests-only-0123456789-abcdefghij",
    METRICS_TOKEN: "for-tests-only-0123456789",
    DATA_DIR: join(server.home, "files"),
    APP_URL: `http://127.0.0.1:${port}`,
    HOST: "127.0.0.1",
    PORT: String(port),
    RATE_LIMIT: "100", // one address makes all the requests here
  };
  // Filling the company and building the pages use a core each; the build reads no database.
  await Promise.all([prepareEmbedded(server, { root, demo: true, requests: 180 }), buildPages(root, env)]);
  const web = keepRunning({ name: "web server", args: webArgs, cwd: root, env });
  const worker = keepRunning({ name: "worker", args: [".build/worker.mjs"], cwd: root, env });
  started.push(web.stop, worker.stop);
  await Promise.all([web.ready, worker.ready]);
  return env;
}

let finishing = false;

/** Clears everything away; the count is the last line. */
async function finish(code) {
  if (finishing) return;
  finishing = true;
  const { running } = await import("./suites.mjs");
  for (const child of running) child.kill("SIGTERM");
  for (const clear of started.reverse()) await Promise.resolve(clear()).catch((error) => console.error(explain(error)));
  if (code === 130) console.log("Stopped before the end.");
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exit(code);
}
