import { database } from "./database";

/** `workerSeconds`: since the last heartbeat of any worker, null when there never was one. `jobs`: waiting and not yet failed for good. */
export type Health = { workerSeconds: number | null; jobs: number; failedJobs: number };

/**
 * One look at the database: that it answers, that a worker lives, and how much waits for it.
 * Throws what the database throws when it does not answer.
 */
export async function readHealth(): Promise<Health> {
  const [row] = await database().$queryRaw<[{ workerSeconds: number | null; jobs: number; failedJobs: number }]>`
    select (select extract(epoch from now() - max("at"))::float8 from "WorkerHeartbeat") as "workerSeconds",
           count(*) filter (where attempts < max_attempts)::int as "jobs",
           count(*) filter (where attempts >= max_attempts)::int as "failedJobs"
      from graphile_worker.jobs`;
  return row;
}
