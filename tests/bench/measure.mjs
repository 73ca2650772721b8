import { Agent, request as send } from "node:http";
import { cpuOf } from "./product.mjs";

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One request over a kept connection; rejects on a status that is not expected. */
export function call(url, { method = "GET", headers = {}, body, expect = [200, 201] } = {}) {
  return new Promise((done, fail) => {
    const request = send(url, { agent, method, headers }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        if (expect.includes(response.statusCode))
          done({ status: response.statusCode, headers: response.headers, text });
        else fail(new Error(`${method} ${url}: ${response.statusCode} ${text.slice(0, 300)}`));
      });
    });
    request.on("error", fail);
    request.end(body);
  });
}

/** `times` calls, `at` at once. @returns seconds of wall clock and of the web process's CPU */
export async function many(pid, times, at, one) {
  let next = 0;
  const lane = async () => {
    while (next < times) await one(next++);
  };
  const cpu = cpuOf(pid);
  const from = performance.now();
  await Promise.all(Array.from({ length: at }, lane));
  return { wall: (performance.now() - from) / 1000, cpu: cpuOf(pid) - cpu };
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/**
 * CPU milliseconds of the web process for each of these calls, `{ name: [call, times] }`, and against the first of them: medians of rounds.
 * All take turns in each round, so that a neighbour, or an engine that still compiles, slows all of them. The engine goes on compiling
 * for thousands of calls, and what is called most gains most: hence the long start.
 */
export async function cpuInTurn(pid, calls, { rounds = 7, warm = 8 } = {}) {
  const names = Object.keys(calls);
  for (const [one, times] of Object.values(calls)) await many(pid, warm * times, 1, one);
  const found = [];
  for (let i = 0; i < rounds; i++) {
    const round = {};
    for (const [name, [one, times]] of Object.entries(calls))
      round[name] = ((await many(pid, times, 1, one)).cpu * 1000) / times;
    found.push(round);
  }
  const each = (of) => Object.fromEntries(names.map((name) => [name, median(found.map((round) => of(round, name)))]));
  return { ms: each((round, name) => round[name]), times: each((round, name) => round[name] / round[names[0]]) };
}

/** Calls a second for two things in turn, so that a busy neighbour hits both: medians of rounds. */
export async function perSecond(pid, ones, { rounds = 3, times = 300, at = 16 } = {}) {
  const rates = ones.map(() => []);
  for (let i = 0; i < rounds; i++)
    for (const [k, one] of ones.entries()) rates[k].push(times / (await many(pid, times, at, one)).wall);
  return rates.map(median);
}

/** The 95th percentile of `times` calls, in milliseconds. */
export async function p95(times, one) {
  const found = [];
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    await one(i);
    found.push(performance.now() - from);
  }
  return found.sort((a, b) => a - b)[Math.floor(times * 0.95)];
}
