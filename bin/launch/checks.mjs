import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";

const folders = ["app", "components", "lib", "bin", "prisma"];

/** What `npm run lint` checks, side by side: name, program below node_modules, arguments. */
const checks = [
  ["types", "typescript/bin/tsc", () => ["--noEmit"]],
  ["style", "@biomejs/biome/bin/biome", () => ["check", "--error-on-warnings", "--max-diagnostics=40"]],
  ["imports", "dependency-cruiser/bin/dependency-cruise.mjs", (root) => cruiseArguments(root)],
  ["nothing dead", "knip/bin/knip.js", () => ["--no-progress"]],
];

/** Runs the checks and shows the output of those that fail. @returns {Promise<{ passed: number, failed: number }>} */
export async function runChecks(root, say) {
  // Left from an earlier build or development server, these speak of pages that may be gone.
  for (const old of [".next/types", ".next/dev/types"]) rmSync(join(root, old), { recursive: true, force: true });
  const results = await Promise.all(
    checks.map(async ([name, program, makeArguments]) => {
      const { status, output } = await runOne(root, [join(root, "node_modules", program), ...makeArguments(root)]);
      say(`${status === 0 ? "✓" : "✗"} ${name}`);
      if (status !== 0) console.log(output.trimEnd());
      return status === 0;
    }),
  );
  const passed = results.filter(Boolean).length;
  return { passed, failed: checks.length - passed };
}

/** @returns {Promise<{ status: number | null, output: string }>} */
function runOne(root, args) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", failed);
    child.on("close", (status) => done({ status, output }));
  });
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
