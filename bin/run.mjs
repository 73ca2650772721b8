// Runs one of our TypeScript programs: node bin/run.mjs migrate --check
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, entries } from "./launch/bundle.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name, ...rest] = process.argv.slice(2);
await bundle(root, { [name]: entries[name] ?? `bin/${name}.ts` });
const file = join(root, ".build", `${name}.mjs`);
const done = spawnSync(process.execPath, ["--enable-source-maps", file, ...rest], { cwd: root, stdio: "inherit" });
process.exit(done.status ?? 1);
