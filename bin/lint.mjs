// npm run lint: types, style, the one way of imports, and nothing that nobody uses.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { runChecks } from "./launch/checks.mjs";
import { generateClient } from "./launch/generate.mjs";
import { say } from "./launch/say.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
generateClient(root, say);
const { failed } = await runChecks(root, say);
process.exit(failed ? 1 : 0);
