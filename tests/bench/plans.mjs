import { readFileSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const SETTINGS = {
  session_preload_libraries: "'auto_explain'",
  "auto_explain.log_min_duration": "0",
  "auto_explain.log_analyze": "on",
  "auto_explain.log_buffers": "on",
  "auto_explain.log_timing": "off",
  "auto_explain.log_format": "'json'",
};
/** Connections that rest so long are closed by the driver's pool; new ones explain what they run. */
const RENEW_MS = 12_000;
const OTHERS = /graphile_worker|WorkerHeartbeat|"type" = 'request.submitted'|"checkedAt" is null/;

/**
 * Runs `work` while PostgreSQL explains each statement in its log.
 * @param work is handed `plansOf(call)`: the plans of all statements that a call ran, `{ ms, blocks, text, plan }`
 */
export async function withPlans({ log }, client, work) {
  const { rows } = await client.query("select current_database() as name");
  const alter = (change) => client.query(`alter database "${rows[0].name}" ${change}`);
  await client.query("load 'auto_explain'"); // else it does not know these settings
  await client.query("set auto_explain.log_min_duration = -1");
  for (const [name, value] of Object.entries(SETTINGS)) await alter(`set ${name} = ${value}`);
  await sleep(RENEW_MS);
  try {
    return await work(async (call) => {
      const from = statSync(log).size;
      await call();
      await sleep(30);
      return plansIn(readFileSync(log).subarray(from).toString());
    });
  } finally {
    for (const name of Object.keys(SETTINGS)) await alter(`reset ${name}`);
    await sleep(RENEW_MS);
  }
}

/** What the log tells of plans; each stands in lines that begin with a tab. */
function plansIn(text) {
  const found = [...text.matchAll(/LOG: {2}duration: ([\d.]+) ms {2}plan:\n((?:\t.*\n)+)/g)];
  return found
    .map(([, ms, lines]) => ({ ms: Number(ms), ...JSON.parse(lines.replaceAll("\n\t", "\n")) }))
    .filter((one) => !OTHERS.test(one["Query Text"]))
    .map((one) => ({ ms: one.ms, text: one["Query Text"], plan: one.Plan, blocks: blocksOf(one.Plan) }));
}

const blocksOf = (plan) => (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0);
