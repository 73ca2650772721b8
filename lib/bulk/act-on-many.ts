import type { UserActor } from "@/lib/auth/actor";
import { command } from "@/lib/kernel/command";
import { openTask } from "@/lib/tasks/store";
import { bulkInput } from "./schema";

/** One act on many requests, as a task: each by its own command and right, one that is refused stops no other. */
export const actOnMany = command({
  name: "bulk.act",
  input: bulkInput,
  load: async () => null,
  run: async ({ db, actor, input, now, record, queue }) => {
    const { userId } = actor as UserActor;
    const rows = [...new Map(input.chosen.map((row) => [row.referralId ?? row.number, row])).values()];
    const asked = { ...input, chosen: rows };
    const task = await openTask(db, queue, {
      kind: "bulk.act",
      input: JSON.parse(JSON.stringify(asked)),
      total: rows.length,
      startedById: userId,
      now,
    });
    record({
      type: "bulk.started",
      subject: { type: "task", id: task.id },
      after: { act: input.act.do, requests: rows.length },
    });
    return { taskId: task.id };
  },
});
