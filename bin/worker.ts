import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, parseCronItems, type Runner, run, type TaskList } from "graphile-worker";
import pg from "pg";
import { lostJobs } from "@/bin/lost-jobs";
import { jobs as automationJobs } from "@/lib/automation/jobs";
import { jobs as bulkJobs } from "@/lib/bulk/jobs";
import { receive } from "@/lib/channels/receiving";
import { jobs as customersJobs } from "@/lib/customers/jobs";
import { checkWaiting, jobs as identityJobs } from "@/lib/identity/jobs";
import { jobs as intakeJobs } from "@/lib/intake/jobs";
import { type Jobs, jobContext } from "@/lib/kernel/jobs";
import type { JobName } from "@/lib/kernel/reactions";
import { jobs as kernelJobs } from "@/lib/kernel/sweep";
import { jobs as noticesJobs } from "@/lib/notices/jobs";
import { jobs as privacyJobs } from "@/lib/privacy/jobs";
import { jobs as repliesJobs } from "@/lib/replies/jobs";
import { lookAtNew, jobs as requestsJobs } from "@/lib/requests/jobs";
import { jobs as serviceJobs } from "@/lib/service/jobs";
import { jobs as transferJobs } from "@/lib/transfer/jobs";

/* Runs what the web process has queued. The one place that knows every jobs.ts. */
const handlers: Jobs = {
  ...automationJobs,
  ...bulkJobs,
  ...customersJobs,
  ...identityJobs,
  ...intakeJobs,
  ...kernelJobs,
  ...noticesJobs,
  ...privacyJobs,
  ...repliesJobs,
  ...requestsJobs,
  ...serviceJobs,
  ...transferJobs,
};
/** What comes round by itself, as cron says it (UTC). */
const clockwork: Partial<Record<JobName, string>> = {
  "automation.tick": "* * * * *",
  "identity.scanAgain": "*/5 * * * *",
  "requests.closeSilent": "*/10 * * * *",
  "requests.followUp": "* * * * *",
  "channels.handle": "* * * * *",
  "notices.post": "* * * * *",
  "notices.sweep": "37 * * * *",
  "outbox.sweep": "* * * * *",
  "outbox.reports": "* * * * *",
  "service.escalate": "* * * * *",
  "files.sweep": "7 * * * *",
  "transfer.sweep": "27 * * * *",
  "bulk.sweep": "47 * * * *",
  "requests.sweepDrafts": "37 2 * * *",
  "kernel.sweep": "17 * * * *",
};

const taskList: TaskList = Object.fromEntries(
  Object.entries(handlers).map(([name, handle]) => [
    name,
    (payload, { job }) =>
      handle((payload ?? {}) as Record<string, unknown>, jobContext(job.attempts, job.max_attempts)),
  ]),
);
const recurring = Object.entries(clockwork).filter(([task]) => task in taskList);
const parsedCronItems = parseCronItems(
  recurring.map(([task, match]) => ({ task, match, options: { backfillPeriod: 0 } })),
);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
pool.on("error", () => {}); // an idle connection was cut (the database restarts): the next use opens a new one

const lost = lostJobs(process.env.DATABASE_URL);
// A worker that cannot hand its job back ends for good: rather begin anew with all of them.
lost.events.on("worker:fatalError", () => void runner?.stop().catch(() => {}));

const doors = receive(jobContext(1, 1).db);
const heart = setInterval(beat, 5_000);
let looking = false;
const look = setInterval(lookForLikeness, 2_500);
let runner: Runner | null = null;
let stopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
process.once("disconnect", stop); // the launcher is gone
void beat().then(() => process.send?.("ready"));
await work();
process.exit(0);

/** The runner gives up after a few failures in a row, as when the database restarts: then it is started anew. */
async function work() {
  while (!stopping) {
    try {
      runner = await run({
        pgPool: pool,
        taskList,
        parsedCronItems,
        concurrency: 4,
        pollInterval: 2_000,
        noHandleSignals: true,
        logger: quiet(),
        events: lost.events,
      });
      await runner.promise;
    } catch (error) {
      console.error(`worker: ${(error as Error).message}; trying again in a second`);
    }
    if (!stopping) await sleep(1_000);
  }
}

/** Tells /readyz that somebody works here. */
async function beat() {
  const sql = 'insert into "WorkerHeartbeat" (id, at) values ($1, now()) on conflict (id) do update set at = now()';
  await pool.query(sql, [hostname()]).catch(() => {}); // no beat is the message
  await lost.sweep();
}

/** Cards that were made or changed, and new requests, are compared with others within seconds; of several workers one does it at a time. */
async function lookForLikeness() {
  if (looking || stopping) return;
  looking = true;
  await checkWaiting().catch((error: Error) => console.error(`worker: likeness: ${error.message}`));
  await lookAtNew().catch((error: Error) => console.error(`worker: new requests: ${error.message}`));
  looking = false;
}

/** Finishes the jobs in hand (graphile-worker gives them a few seconds), then ends. */
async function stop() {
  stopping = true;
  clearInterval(heart);
  clearInterval(look);
  setTimeout(() => process.exit(0), 10_000).unref();
  await Promise.all([doors.stop().catch(() => {}), runner?.stop().catch(() => {})]);
}

function quiet() {
  return new Logger(() => (level, message) => {
    if (level === "error" || level === "warning") console.error(`worker: ${message}`);
  });
}
