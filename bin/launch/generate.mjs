import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fingerprint, isFresh, remember } from "./fresh.mjs";

/** Makes `prisma/generated` anew when the schema has changed. Needs no engine: any executable satisfies the check. */
export function generateClient(root, say = console.log) {
  const mark = fingerprint(root, ["prisma/schema", "prisma.config.ts", "package-lock.json"]);
  if (existsSync(join(root, "prisma/generated/client.ts")) && isFresh(root, "generate", mark)) return;
  say("Generating the database client");
  const cli = join(root, "node_modules/prisma/build/index.js");
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  const done = spawnSync(process.execPath, [cli, "generate", "--no-hints"], { cwd: root, env, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`prisma generate failed:\n${done.stderr || done.stdout}`);
  remember(root, "generate", mark);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) generateClient(process.cwd());
