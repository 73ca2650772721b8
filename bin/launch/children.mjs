import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./machine.mjs";
import { say } from "./say.mjs";

/** The web server makes much that lives for one page only: with room for it, a fifth less time goes into collecting it. */
export const webArgs = ["--max-semi-space-size=64", ".build/server.mjs"];

/**
 * Keeps one of our programs running: restarts it with a growing pause when it ends by itself.
 * Detached, so that a Ctrl-C reaches the launcher only; the IPC channel tells the child when the launcher is gone.
 * @returns {{ ready: Promise<void>, stop(): Promise<void> }}  ready: when the child first sends "ready"
 */
export function keepRunning({ name, args, cwd, env }) {
  const state = { stopping: false, child: null, pause: 500, timer: null };
  let becomeReady;
  const ready = new Promise((done) => (becomeReady = done));
  start();
  return { ready, stop: () => stop(state) };

  function start() {
    const startedAt = performance.now();
    const child = spawn(process.execPath, ["--enable-source-maps", ...args], {
      cwd,
      env,
      detached: true,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    state.child = child;
    child.on("message", (message) => message === "ready" && becomeReady());
    child.on("exit", (code, signal) => {
      if (state.stopping) return;
      if (performance.now() - startedAt > 30_000) state.pause = 500;
      say(`The ${name} has stopped (${signal ?? `code ${code}`}); starting it again in ${state.pause / 1000} s`);
      state.timer = setTimeout(start, state.pause);
      state.pause = Math.min(state.pause * 2, 30_000);
    });
  }
}

async function stop(state) {
  state.stopping = true;
  clearTimeout(state.timer);
  const { pid } = state.child;
  for (const [signal, seconds] of [
    ["SIGTERM", 12],
    ["SIGKILL", 5],
  ]) {
    if (!isAlive(pid)) return;
    signalGroup(pid, signal);
    for (let waited = 0; waited < seconds * 1000 && isAlive(pid); waited += 25) await sleep(25);
  }
}

/** The child leads its own group: what it has started itself goes with it. */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // it has ended in between
  }
}
