import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { openTask } from "@/lib/tasks/store";

/** Long work that brings all open deadlines to a change; one that waits and has not begun does for both. */
export const openRecompute = command({
  name: "service.recompute",
  input: z.strictObject({ reason: z.string().max(500), version: z.int().optional() }),
  load: async () => null,
  run: async ({ db, input, now, queue }) => {
    const kind = "service.recompute" as const;
    await db.$executeRaw`select pg_advisory_xact_lock(hashtext(${kind}))`;
    const waiting = await db.task.findFirst({ where: { kind, status: "queued", startedAt: null } });
    if (waiting && (waiting.input as typeof input).reason === input.reason) {
      await db.task.update({ where: { id: waiting.id }, data: { input } });
      return { taskId: waiting.id };
    }
    return { taskId: (await openTask(db, queue, { kind, input, startedById: null, now })).id };
  },
});
