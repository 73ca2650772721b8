import { clock } from "@/lib/base/clock";
import type { Db } from "@/lib/base/db";
import { reader } from "./database";
import type { JobName } from "./reactions";

export type JobContext = {
  /** For reads and single statements outside any transaction. A job that changes something calls a command. */
  db: Db;
  now: Date;
  /** 1 on the first try. */
  attempt: number;
  maxAttempts: number;
};
export type JobHandler = (payload: Record<string, unknown>, context: JobContext) => Promise<void>;
/** What a domain's `jobs.ts` exports; `bin/worker.ts` puts them together. Each is safe to run twice. */
export type Jobs = Partial<Record<JobName, JobHandler>>;

export const jobContext = (attempt: number, maxAttempts: number): JobContext => ({
  db: reader(),
  now: clock.now(),
  attempt,
  maxAttempts,
});
