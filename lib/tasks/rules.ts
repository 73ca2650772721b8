import type { TaskStatus, TaskView } from "./schema";

const ACTS: Record<"stop" | "resume", readonly TaskStatus[]> = {
  stop: ["queued", "running"],
  resume: ["stopped", "failed"],
};

/** Whether long work in this state can be stopped, or taken up where it stopped. */
export const canTask = (act: "stop" | "resume", status: TaskStatus): boolean => ACTS[act].includes(status);

/** Whether nothing more will happen by itself. */
export const isEnded = (status: TaskStatus): boolean => ["stopped", "done", "failed"].includes(status);

/** Sums by name: `{a: 1}` and `{a: 2, b: 1}` are `{a: 3, b: 1}`. */
export function addCounts(one: Record<string, number>, other: Record<string, number>): Record<string, number> {
  const sum = { ...one };
  for (const [name, n] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + n;
  return sum;
}

type Row = Omit<TaskView, "counts" | "file"> & { counts: unknown; result: unknown };

/** The row as it is shown: without its input, cursor and the place of its file. */
export function shownTask(row: Row): TaskView {
  const { id, kind, status, total, done, error, createdAt, startedAt, endedAt } = row;
  const file = typeof (row.result as { path?: unknown } | null)?.path === "string";
  const counts = row.counts as Record<string, number>;
  return { id, kind, status, total, done, counts, file, error, createdAt, startedAt, endedAt };
}
