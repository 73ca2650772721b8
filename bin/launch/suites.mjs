import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";

/** Unit and database tests. @returns {Promise<{ passed: number, failed: number }>} */
export async function runVitest(root, env, names) {
  const file = join(root, ".build/vitest.json");
  rmSync(file, { force: true });
  const args = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...names,
  ];
  const status = await run(root, args, env);
  const seen = read(file);
  tellSlowest(
    (seen?.testResults ?? []).map((one) => ({ name: relative(root, one.name), ms: one.endTime - one.startTime })),
  );
  const failed = seen?.numFailedTests ?? 0;
  const broken = (seen?.testResults ?? []).filter(
    (one) => one.status === "failed" && !one.assertionResults.length,
  ).length;
  return verdict(status, seen?.numPassedTests ?? 0, failed + broken);
}

/** Browser tests against a server that runs. One that passes only when tried again passes, and is named at the end. */
export async function runPlaywright(root, env, names) {
  const file = join(root, ".build/playwright.json");
  rmSync(file, { force: true });
  const args = [
    "node_modules/@playwright/test/cli.js",
    "test",
    "--reporter=list,json",
    "--pass-with-no-tests",
    ...names,
  ];
  const status = await run(root, args, { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const seen = read(file);
  tellSlowest(specsOf(seen?.suites ?? []).flatMap(timesOf));
  const stats = seen?.stats;
  for (const name of namesOf(seen?.suites ?? [], "flaky")) console.log(`Passed at the second try only: ${name}`);
  return verdict(status, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0);
}

const specsOf = (suites) => suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])]);
const namesOf = (suites, status) =>
  specsOf(suites).flatMap(({ title, file, tests }) =>
    tests.filter((test) => test.status === status).map(({ projectName }) => `${file} (${projectName}): ${title}`),
  );
const timesOf = ({ title, file, tests }) =>
  tests.map(({ projectName, results }) => ({
    name: `${file} (${projectName}): ${title}`,
    ms: results.reduce((sum, { duration }) => sum + duration, 0),
  }));

/** Where the time went. @param {{ name: string, ms: number }[]} times */
function tellSlowest(times) {
  const longest = times.sort((a, b) => b.ms - a.ms).slice(0, 8);
  for (const { name, ms } of longest) console.log(`${(ms / 1000).toFixed(1).padStart(7)}s ${name}`);
}

/** A run that ended badly without a failed test (a crash, an error outside of tests) counts as one. */
function verdict(status, passed, failed) {
  return { passed, failed: failed || (status === 0 ? 0 : 1) };
}

/** The programs now running, to be ended when we are told to stop. */
export const running = new Set();

function run(root, args, env) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
  running.add(child);
  return new Promise((done) => child.on("error", () => done(1)).on("close", done)).finally(() => running.delete(child));
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}
