// npm run token -- EMAIL: finds the database as `npm start` does, then runs bin/token.ts on it.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateClient } from "./launch/generate.mjs";
import { runningPostgres } from "./launch/postgres.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
const url = process.env.DATABASE_URL || runningPostgres({ root, home: join(root, ".data") }, "peyvand");
if (!url) {
  console.error("No database is running: start Peyvand first (npm start), or set DATABASE_URL.");
  process.exit(1);
}
generateClient(root, () => {});
const env = { ...process.env, DATABASE_URL: url };
const args = [join(root, "bin/run.mjs"), "token", ...process.argv.slice(2)];
const done = spawnSync(process.execPath, args, { cwd: root, env, stdio: "inherit" });
process.exit(done.status ?? 1);
