import { spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, isAlive, isFree } from "./machine.mjs";
import { choosePlace, give, setAside } from "./place.mjs";
import { LaunchError, say } from "./say.mjs";
import { keepSecrets, readIfThere, writeWhole } from "./secrets.mjs";

/**
 * Starts (or finds again) the embedded PostgreSQL of this checkout.
 * @param {{ root: string, home: string, throwaway?: boolean }} options  throwaway: for tests, without fsync
 * @returns {Promise<{ url(database: string): string, port: number, stop(): Promise<void>, destroy(): Promise<void> }>}
 */
export async function startPostgres({ root, home, throwaway = false }) {
  const secrets = keepSecrets(home);
  const place = choosePlace({ root, home });
  const pointer = join(home, "postgres.json");
  const server = {
    place,
    home,
    throwaway,
    password: secrets.databasePassword,
    port: readIfThere(pointer)?.port,
    stopping: false,
  };
  server.orphan = orphanOf(place);
  if (secrets.isNew) await leaveOldData(server);
  if (server.orphan) adopt(server);
  else await startFresh(server);
  writeWhole(pointer, { port: server.port, data: place.data, binaries: place.native });
  const watching = watch(server);
  return {
    port: server.port,
    url: (database) => urlOf(server, database),
    stop: () => stop(server, watching),
    destroy: async () => {
      await stop(server, watching);
      for (const folder of [place.base, home]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The URL of a server that `npm start` is running in this checkout, or null. */
export function runningPostgres({ home }, database) {
  const password = readIfThere(join(home, "secrets.json"))?.databasePassword;
  const data = readIfThere(join(home, "postgres.json"))?.data;
  const live = password && data ? orphanOf({ data }) : null;
  return live ? urlOf({ password, port: live.port }, database) : null;
}

function urlOf({ password, port }, database) {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/** A live server over our data, left behind by a launcher that was killed. */
function orphanOf({ data }) {
  try {
    const [pid, , , port] = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    process.kill(Number(pid), 0);
    const command = existsSync("/proc/self/cmdline") ? readFileSync(`/proc/${Number(pid)}/cmdline`, "utf8") : data;
    return command.includes(data) ? { pid: Number(pid), port: Number(port) } : null;
  } catch {
    return null; // no file, no such process, or one that is not ours
  }
}

async function leaveOldData(server) {
  if (!server.place.outside) return;
  if (server.orphan) await end(server.orphan.pid);
  server.orphan = null;
  setAside(server.place);
}

function adopt(server) {
  server.pid = server.orphan.pid;
  server.port = server.orphan.port;
  say(`PostgreSQL is still running from before (port ${server.port})`);
}

async function startFresh(server) {
  if (!existsSync(server.place.data)) await initialise(server);
  if (!server.port || !(await isFree(server.port))) server.port = await freePort();
  await run(server);
  say(`PostgreSQL runs on port ${server.port}`);
}

async function initialise({ place, password, throwaway }) {
  say("Making the database folder");
  const half = `${place.data}.half`;
  const passwordFile = `${place.data}.password`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  give(place, half);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  give(place, passwordFile);
  const flags = [
    "-D",
    half,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
  ];
  if (throwaway) flags.push("--no-sync");
  let result;
  for (const locale of ["C.UTF-8", "en_US.UTF-8"]) {
    result = await collect(place, "initdb", [...flags, `--locale=${locale}`]);
    if (result.code === 0 || !/invalid locale/.test(result.output)) break;
  }
  rmSync(passwordFile, { force: true });
  if (result.code !== 0) throw new LaunchError(`The database folder could not be made: ${reasons(result.output)}`);
  renameSync(half, place.data);
}

/** The lines that say why, on one line. */
function reasons(output) {
  const lines = output.trim().split("\n");
  const telling = lines.filter((line) => /error|fatal|panic|hint/i.test(line));
  return (telling.length ? telling : lines.slice(-3)).join(" | ");
}

function collect(place, program, args) {
  const child = spawn(join(place.native, "bin", program), args, { ...place.owner, cwd: "/", env: cleanEnv() });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  return new Promise((done, fail) => child.on("error", fail).on("close", (code) => done({ code, output })));
}

function cleanEnv() {
  return { PATH: process.env.PATH, LC_MESSAGES: "C", TZ: "UTC" };
}

const settings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "timezone=UTC",
  "log_timezone=UTC",
  "max_connections=120",
  "shared_buffers=256MB",
  "random_page_cost=1.1", // a solid disk; and what is asked for often lies in memory
  "jit=off", // every statement of ours is short
  "max_wal_size=2GB", // after a checkpoint each page touched is logged whole: rather seldom
  "checkpoint_timeout=15min",
];
const careless = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/** Detached and logging to a file: a Ctrl-C reaches us only, and a killed launcher does not break its pipes. */
async function run(server) {
  const { place, port } = server;
  const log = join(server.home, "postgres.log");
  const flags = [...settings, ...(server.throwaway ? careless : [])].flatMap((setting) => ["-c", setting]);
  const fd = openSync(log, existsSync(log) && statSync(log).size > 10e6 ? "w" : "a");
  const from = statSync(log).size;
  const child = spawn(join(place.native, "bin/postgres"), ["-D", place.data, "-p", String(port), ...flags], {
    ...place.owner,
    cwd: "/",
    detached: true,
    stdio: ["ignore", fd, fd],
    env: cleanEnv(),
  });
  closeSync(fd);
  let ended = null;
  child.on("error", (error) => (ended = error.message)).on("exit", (code, signal) => (ended = `${code ?? signal}`));
  child.unref();
  for (let tries = 0; tries < 600; tries++) {
    const said = readFileSync(log).subarray(from).toString();
    if (said.includes("ready to accept connections")) {
      server.pid = child.pid;
      return;
    }
    if (ended !== null)
      throw new LaunchError(`PostgreSQL did not start (${ended}): ${said.trim().split("\n").slice(-4).join(" | ")}`);
    await sleep(50);
  }
  throw new LaunchError(`PostgreSQL did not get ready within 30 seconds: see ${log}`);
}

/** Brings a dead server back on the same port, so that everyone's connections heal by themselves. */
function watch(server) {
  let busy = false;
  return setInterval(async () => {
    if (busy || server.stopping || isAlive(server.pid)) return;
    busy = true;
    say("PostgreSQL has stopped unexpectedly; starting it again");
    await run(server).then(
      () => say("PostgreSQL is back"),
      (error) => say(error.message),
    );
    busy = false;
  }, 500);
}

async function stop(server, watching) {
  server.stopping = true;
  clearInterval(watching);
  if (server.pid) await end(server.pid);
}

async function end(pid) {
  for (const [signal, seconds] of [
    ["SIGINT", 20],
    ["SIGQUIT", 5],
    ["SIGKILL", 5],
  ]) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (let waited = 0; waited < seconds * 1000 && isAlive(pid); waited += 25) await sleep(25);
  }
}
