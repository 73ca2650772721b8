import { readFileSync } from "node:fs";
import { createServer } from "node:net";

/** Does a process run under this number? One that has ended and only waits to be collected does not count. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return process.platform !== "linux";
  }
}

/** Can a server listen there? @returns {Promise<null | NodeJS.ErrnoException>} null when it can */
export function whyTaken(port, host) {
  return new Promise((answer) => {
    const probe = createServer().once("error", answer);
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => answer(null)));
  });
}

export async function isFree(port, host = "127.0.0.1") {
  return (await whyTaken(port, host)) === null;
}

export function freePort() {
  return new Promise((answer, fail) => {
    const probe = createServer().once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => answer(port));
    });
  });
}
