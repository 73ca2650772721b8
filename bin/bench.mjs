// npm run bench: what things cost, as ratios within one run. `--small` tries it out on a tenth of the base; `--search`: how
// searches grow to a million customers; `--transfer`: bringing 100,000 customers in and out; `--scan`: the scan for likeness alone;
// `--cartable`: boxes and counters among a million requests against ten thousand;
// `--live`: a hundred live pages while requests come in; `--recompute`: 100,000 open deadlines move while requests come in;
// `--mail`: 10,000 mails wait in a mailbox of Dovecot;
// `--outbox`: 10,000 text messages through a gateway that fails a tenth and throttles, with two workers, one of which is killed.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { ensureInstalled } = await import("./launch/install.mjs");
await ensureInstalled(root);
const { runBench } = await import("../tests/bench/run.mjs");
const asked = (name) => process.argv.includes(`--${name}`);
await runBench(root, {
  small: asked("small"),
  search: asked("search"),
  transfer: asked("transfer"),
  scan: asked("scan"),
  live: asked("live"),
  recompute: asked("recompute"),
  mail: asked("mail"),
  outbox: asked("outbox"),
  cartable: asked("cartable"),
});
