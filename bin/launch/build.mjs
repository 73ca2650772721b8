import { spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, entries } from "./bundle.mjs";
import { fingerprint, isFresh, remember } from "./fresh.mjs";
import { LaunchError, say } from "./say.mjs";

const code = [
  "app",
  "components",
  "lib",
  "bin",
  "prisma/schema",
  "prisma/seed.ts",
  "prisma/seed",
  "proxy.ts",
  "instrumentation.ts",
];
const config = ["package-lock.json", "tsconfig.json", "next.config.ts", "postcss.config.mjs"];

/** Bundles our own programs (a fifth of a second: always). */
export async function bundleAll(root) {
  mkdirSync(join(root, ".build"), { recursive: true });
  await bundle(root, entries);
}

/** `next build`, when anything it reads has changed since the last one. */
export async function buildPages(root, env) {
  const mark = fingerprint(root, [...code, ...config, "public"]);
  if (existsSync(join(root, ".next/BUILD_ID")) && isFresh(root, "pages", mark)) return;
  say("Building the pages (about a minute)");
  rmSync(join(root, ".build/pages.mark"), { force: true });
  const ticking = setInterval(() => say("… still building"), 15_000);
  const { status, output } = await runNext(root, env).finally(() => clearInterval(ticking));
  writeFileSync(join(root, ".build/next-build.log"), output);
  if (status !== 0) throw new LaunchError(`The build failed (.build/next-build.log):\n${output.trim().slice(-4000)}`);
  remember(root, "pages", mark);
}

function runNext(root, env) {
  const cli = join(root, "node_modules/next/dist/bin/next");
  const child = spawn(process.execPath, [cli, "build"], {
    cwd: root,
    env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const end = () => child.kill(); // not left behind when something else goes wrong meanwhile
  process.once("exit", end);
  child.on("close", () => process.off("exit", end));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  return new Promise((done, fail) => child.on("error", fail).on("close", (status) => done({ status, output })));
}
