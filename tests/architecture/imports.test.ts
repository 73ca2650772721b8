import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";

const cruiser = resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");

function cruise(root: string, folders: string[]) {
  const args = [cruiser, "--config", ".dependency-cruiser.cjs", "--output-type", "err", ...folders];
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  return { status: done.status, output: done.stdout + done.stderr };
}

test("imports run one way", () => {
  const { status, output } = cruise(".", ["app", "components", "lib", "bin"]);
  expect(output).toMatch(/no dependency violations found \(\d{3,} modules/);
  expect(status).toBe(0);
}, 60_000);

/** Each breaks one rule on purpose: were the check blind (it once was, silently), this would say so. */
const canaries = [
  ["base-knows-nobody", "lib/base/a.ts", "lib/kernel/b.ts"],
  ["requests-looks-left-only", "lib/requests/a.ts", "lib/reports/b.ts"],
  ["only-the-kernel-opens-the-database", "lib/requests/a.ts", "lib/kernel/database.ts"],
  ["kernel-knows-no-domain", "lib/kernel/a.ts", "lib/requests/b.ts"],
  ["domain-knows-no-page", "lib/requests/a.ts", "lib/web/b.ts"],
  ["components-show-only", "components/requests/a.tsx", "lib/requests/store.ts"],
  ["ui-knows-no-domain", "components/ui/a.tsx", "components/requests/b.tsx"],
  ["pages-use-verbs-and-queries", "app/page.tsx", "lib/requests/store.ts"],
] as const;

test("every rule can fail", () => {
  const root = mkdtempSync(join(tmpdir(), "peyvand-canary-"));
  cpSync(".dependency-cruiser.cjs", join(root, ".dependency-cruiser.cjs"));
  cpSync("tsconfig.json", join(root, "tsconfig.json"));
  cpSync("package.json", join(root, "package.json"));
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
  for (const [, , to] of canaries) write(root, to, "export const b = 1;\n");
  for (const [, from, to] of canaries) {
    const line = `import { b } from "@/${to.replace(/\.tsx?$/, "")}";\n`;
    appendFileSync(place(root, from), `${line}console.log(b);\n`);
  }
  const { status, output } = cruise(root, ["app", "components", "lib"]);
  expect(status).not.toBe(0);
  for (const [rule] of canaries) expect(output).toContain(`error ${rule}`);
  rmSync(root, { recursive: true });
}, 60_000);

function write(root: string, file: string, text: string) {
  writeFileSync(place(root, file), text);
}

function place(root: string, file: string) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  return join(root, file);
}
