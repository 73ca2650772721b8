import { z } from "zod";

export const taskStatuses = ["queued", "running", "stopping", "stopped", "done", "failed"] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** How far long work is, as people and programs see it. `total` null: not known yet; `counts`: what it found, by name. */
export const taskView = z.object({
  id: z.uuid(),
  kind: z.string(),
  status: z.enum(taskStatuses),
  total: z.int().nullable(),
  done: z.int(),
  counts: z.record(z.string(), z.number()),
  /** A file it made waits to be fetched. */
  file: z.boolean(),
  /** Key of a sentence in the catalogue. */
  error: z.string().nullable(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
});
export type TaskView = z.output<typeof taskView>;

export const taskId = z.strictObject({ id: z.uuid() });
