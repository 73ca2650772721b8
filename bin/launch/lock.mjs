import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./machine.mjs";
import { LaunchError } from "./say.mjs";

/** One launcher a data folder: a second one would stop the first one's database when it ends. */
export function takeLock(home) {
  mkdirSync(home, { recursive: true });
  const file = join(home, "launcher.pid");
  const holder = holderOf(file);
  if (holder && holder !== process.pid && isLauncher(holder)) {
    throw new LaunchError(
      `The database of this folder is taken: Peyvand already runs here (process ${holder}). Stop it first.`,
    );
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

/** Did the last launcher of this folder end without clearing its lock? */
export function wasKilled(home) {
  const holder = holderOf(join(home, "launcher.pid"));
  return holder !== 0 && !isLauncher(holder);
}

function holderOf(file) {
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
}

/** The number may meanwhile belong to something else. */
function isLauncher(pid) {
  if (!isAlive(pid)) return false;
  if (!existsSync("/proc/self/cmdline")) return true;
  return /bin\/(start|dev)\.mjs/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
}
