import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";

const folders = ["app", "components", "lib", "bin", "prisma"];

/** What `npm run lint` checks, in order: name, program below node_modules, arguments. */
const checks = [
  ["types", "typescript/bin/tsc", () => ["--noEmit"]],
  ["style", "@biomejs/biome/bin/biome", () => ["check", "--error-on-warnings", "--max-diagnostics=40"]],
  ["imports", "dependency-cruiser/bin/dependency-cruise.mjs", (root) => cruiseArguments(root)],
  ["nothing dead", "knip/bin/knip.js", () => ["--no-progress"]],
];

/** Runs the checks and shows the output of those that fail. @returns {{ passed: number, failed: number }} */
export function runChecks(root, say) {
  // Left from an earlier build or development server, these speak of pages that may be gone.
  for (const old of [".next/types", ".next/dev/types"]) rmSync(join(root, old), { recursive: true, force: true });
  let passed = 0;
  for (const [name, program, makeArguments] of checks) {
    const args = [join(root, "node_modules", program), ...makeArguments(root)];
    const done = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    const good = done.status === 0;
    say(`${good ? "✓" : "✗"} ${name}`);
    if (!good) console.log(`${done.stdout ?? ""}${done.stderr ?? ""}`.trimEnd());
    if (good) passed += 1;
  }
  return { passed, failed: checks.length - passed };
}

function cruiseArguments(root) {
  return [
    "--config",
    ".dependency-cruiser.cjs",
    "--output-type",
    "err",
    ...folders.filter((name) => existsSync(join(root, name))),
  ];
}
