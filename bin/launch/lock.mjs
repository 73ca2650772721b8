import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./machine.mjs";
import { LaunchError } from "./say.mjs";

/** One launcher a data folder: a second one would stop the first one's database when it ends. */
export function takeLock(home) {
  mkdirSync(home, { recursive: true });
  const file = join(home, "launcher.pid");
  const holder = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (holder && holder !== process.pid && isAlive(holder) && isLauncher(holder)) {
    throw new LaunchError(
      `The database of this folder is taken: Peyvand already runs here (process ${holder}). Stop it first.`,
    );
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

/** The number may meanwhile belong to something else. */
function isLauncher(pid) {
  if (!existsSync("/proc/self/cmdline")) return true;
  return /bin\/(start|dev)\.mjs/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
}
