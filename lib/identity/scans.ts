import type { Db } from "@/lib/base/db";
import { conflict } from "@/lib/base/errors";
import type { RunContext } from "@/lib/kernel/command";
import { isEnded } from "@/lib/tasks/rules";
import { openTask } from "@/lib/tasks/store";
import type { Task } from "@/prisma/generated/client";
import { KEY_VERSION } from "./likeness-keys";

/** The scan that began last; nobody begins another until the transaction is over. */
export async function newestScan(db: Db): Promise<Task | null> {
  await db.$queryRaw`select pg_advisory_xact_lock(hashtext('identity.scan'))::text`;
  return db.task.findFirst({ where: { kind: "identity.scan" }, orderBy: { createdAt: "desc" } });
}

/** Did it make its keys as they are made now? Scans of before versions were counted did not. */
export const keysAreCurrent = ({ input }: Pick<Task, "input">): boolean =>
  (input as { keys?: unknown } | null)?.keys === KEY_VERSION;

type Beginning = Pick<RunContext<unknown, unknown>, "db" | "now" | "record" | "queue">;

/** Begins a scan of the whole base, one at a time. `by`: who asked for it; nobody when it begins by itself. */
export async function openScan(
  { db, now, record, queue }: Beginning,
  last: Task | null,
  by: { userId: string; positionId?: string | undefined } | null,
): Promise<Task> {
  if (last && !isEnded(last.status)) throw conflict("conflict.scanRuns");
  // An estimate is enough for a bar; counting a large base exactly would keep the button waiting.
  const [size] = await db.$queryRaw<{ n: number }[]>`
    select case when c.reltuples < 20000 then (select count(*)::int from "Customer") else c.reltuples::int end as "n"
    from pg_class c where c.oid = '"Customer"'::regclass`;
  const cards = size?.n ?? 0;
  const input = { keys: KEY_VERSION };
  const startedById = by?.userId ?? null;
  const task = await openTask(db, queue, { kind: "identity.scan", input, total: cards * 2, startedById, now });
  record({
    type: "scan.started",
    subject: { type: "task", id: task.id },
    ...(by?.positionId ? { positionId: by.positionId } : {}),
    after: { cards },
  });
  return task;
}
