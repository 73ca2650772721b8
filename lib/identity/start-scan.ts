import { z } from "zod";
import type { UserActor } from "@/lib/auth/actor";
import { coordinatorSeat } from "@/lib/auth/actor";
import { conflict } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { shownTask } from "@/lib/tasks/rules";
import { openTask } from "@/lib/tasks/store";

/** پویش همهٔ مشتریان: looks for likeness in the whole base, as long work. One at a time. */
export const startScan = command({
  name: "likeness.start",
  input: z.strictObject({}),
  load: async () => null,
  run: async ({ db, actor, now, record, queue }) => {
    const running = await db.task.findFirst({
      where: { kind: "identity.scan", status: { in: ["queued", "running", "stopping"] } },
      select: { id: true },
    });
    if (running) throw conflict("conflict.scanRuns");
    // An estimate is enough for a bar; counting a large base exactly would keep the button waiting.
    const [size] = await db.$queryRaw<{ n: number }[]>`
      select case when c.reltuples < 20000 then (select count(*)::int from "Customer") else c.reltuples::int end as "n"
      from pg_class c where c.oid = '"Customer"'::regclass`;
    const startedById = (actor as UserActor).userId;
    const total = (size?.n ?? 0) * 2;
    const task = await openTask(db, queue, { kind: "identity.scan", input: {}, total, startedById, now });
    const positionId = coordinatorSeat(actor)?.positionId;
    record({
      type: "scan.started",
      subject: { type: "task", id: task.id },
      ...(positionId ? { positionId } : {}),
      after: { cards: size?.n ?? 0 },
    });
    return shownTask(task);
  },
});
