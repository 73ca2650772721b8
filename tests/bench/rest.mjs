import { setTimeout as sleep } from "node:timers/promises";
import { cpuOf } from "./product.mjs";

const LOOK_MS = 6_000; // longer than the worker's rounds for new cards and requests
const TOLD_MS = 15_000;
/** Its heart, its rounds and its empty queue cost less than this share of a core. */
const IDLE = 0.04;

/**
 * Waits until the worker has nothing left: no job is due, no card waits for its first look, and it has all but stopped (what it looks at by
 * itself, new requests, stands in no queue).
 * @returns seconds waited, and whether it was at rest in the end
 */
export async function untilRest({ workerPid }, client, { most = 1_200 } = {}) {
  const from = performance.now();
  const waited = () => (performance.now() - from) / 1000;
  for (let told = TOLD_MS; ; ) {
    const share = await shareOf(workerPid);
    const left = await waiting(client);
    if (left.jobs === 0 && left.cards === 0 && share < IDLE) return { seconds: waited(), rested: true };
    if (waited() > most) {
      console.log(
        `The worker still works after ${most} s (${left.jobs} jobs, ${left.cards} cards): measuring all the same`,
      );
      return { seconds: waited(), rested: false };
    }
    if (waited() * 1000 < told) continue;
    told += TOLD_MS;
    console.log(
      `… waiting for the worker: ${left.jobs} jobs, ${left.cards} cards, ${Math.round(share * 100)} % of a core`,
    );
  }
}

async function shareOf(pid) {
  const [cpu, from] = [cpuOf(pid), performance.now()];
  await sleep(LOOK_MS);
  return ((cpuOf(pid) - cpu) * 1000) / (performance.now() - from);
}

/** Jobs that are due or in hand, those that have failed often left out, and cards that nobody has compared yet. */
async function waiting(client) {
  const { rows } = await client.query(`select
    (select count(*)::int from graphile_worker.jobs where "run_at" <= now() and "attempts" < least("max_attempts", 3)) as "jobs",
    (select count(*)::int from (select 1 from "Customer" where "checkedAt" is null and "mergedIntoId" is null limit 10000) x) as "cards"`);
  return rows[0];
}
