import type { UserActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { AppError, conflict } from "@/lib/base/errors";
import type { Json } from "@/lib/kernel/events";
import type { Jobs } from "@/lib/kernel/jobs";
import { acceptReferral } from "@/lib/requests/accept-referral";
import { closeRequest } from "@/lib/requests/close-request";
import { passOnReferral } from "@/lib/requests/pass-on-referral";
import { recallReferral } from "@/lib/requests/recall-referral";
import { referRequest } from "@/lib/requests/refer-request";
import { releaseReferral } from "@/lib/requests/release-referral";
import { tagRequest } from "@/lib/requests/tag-request";
import { takeBackClose } from "@/lib/requests/take-back-close";
import { untagRequest } from "@/lib/requests/untag-request";
import { type Step, workThrough } from "@/lib/tasks/store";
import type { BulkItem, Prisma, Task } from "@/prisma/generated/client";
import { isWordless, sweepOrders } from "./forget-words";
import { type BulkOrder, bulkInput, type Chosen } from "./schema";
import { mustReferral, onceFor, starter } from "./store";

/** So many before the next look whether somebody said stop. */
const EACH = 10;

export const jobs: Jobs = {
  "bulk.act": ({ taskId }, context) =>
    workThrough(String(taskId), context, (task) => actNext(context.db, task, context.now)),
  "bulk.undo": ({ taskId }, context) =>
    workThrough(String(taskId), context, (task) => undoNext(context.db, task, context.now)),
  "bulk.sweep": (_, { db, now }) => sweepOrders(db, now),
};

async function actNext(db: Db, task: Task, now: Date): Promise<Step> {
  if (isWordless(task)) throw conflict("bulk.wordsGone");
  const { chosen, act } = bulkInput.parse(task.input);
  const actor = await starter(db, task, now);
  const begin = Number(task.cursor ?? 0);
  const rows = chosen.slice(begin, begin + EACH);
  const counts: Record<string, number> = {};
  for (const [i, row] of rows.entries()) {
    const place = { taskId: task.id, ordinal: begin + i, number: row.number, referralId: row.referralId ?? null };
    const one = perform(actor, row, act);
    const state = await onceFor(db, place, now, one.run, one.undo);
    if (state) counts[state] = (counts[state] ?? 0) + 1;
  }
  const next = begin + rows.length;
  return { cursor: next < chosen.length ? next : null, done: rows.length, counts };
}

type Performed = { run: () => Promise<unknown>; undo: (result: never) => Json };

/** The command for one row, and what undoing it needs of its result. */
function perform(actor: UserActor, { number, referralId }: Chosen, act: BulkOrder): Performed {
  switch (act.do) {
    case "refer":
      return {
        run: () => referRequest(actor, { number, items: act.items }),
        undo: ({ referrals }: { referrals: { id: string; copy: boolean }[] }) => referrals.map((r) => r.id),
      };
    case "handOver": {
      const { do: _, ...order } = act;
      return {
        run: async () => passOnReferral(actor, { id: mustReferral(referralId), mode: "hand_over", ...order }),
        undo: ({ id }: { id: string }) => [id],
      };
    }
    case "accept":
      return { run: async () => acceptReferral(actor, { id: mustReferral(referralId) }), undo: () => null };
    case "tag":
      return {
        run: () => tagRequest(actor, { number, name: act.name }),
        undo: ({ id, isNew }: { id: string; isNew: boolean }) => (isNew ? id : null),
      };
    case "close": {
      const { do: _, ...order } = act;
      return {
        run: () => closeRequest(actor, { number, ...order, onlyIdle: true }),
        undo: ({ version }: { version: number }) => version,
      };
    }
  }
}

async function undoNext(db: Db, task: Task, now: Date): Promise<Step> {
  const { of } = task.input as { of: string };
  const actor = await starter(db, task, now);
  const first = await db.task.findUniqueOrThrow({ where: { id: of } });
  const { act } = bulkInput.parse(first.input);
  const rows = await db.bulkItem.findMany({
    where: { taskId: of, state: "done" },
    orderBy: { ordinal: "desc" },
    take: EACH,
  });
  const counts = { undone: 0, kept: 0 };
  for (const row of rows) {
    const problem = await reverse(db, actor, row, act);
    counts[problem ? "kept" : "undone"]++;
    await db.bulkItem.update({
      where: { taskId_ordinal: { taskId: of, ordinal: row.ordinal } },
      data: { state: problem ? "kept" : "undone", at: now, ...(problem ? { problem: problem as never } : {}) },
    });
  }
  return { cursor: rows.length < EACH ? null : rows.at(-1)!.ordinal, done: rows.length, counts };
}

/** @returns why it stays as it is; null when it was taken back (also by an undo that was cut off before it could say so) */
async function reverse(db: Db, actor: UserActor, row: BulkItem, act: BulkOrder): Promise<Prisma.JsonValue | null> {
  try {
    await back(db, actor, row, act);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.problem as Prisma.JsonValue;
  }
}

async function back(db: Db, actor: UserActor, { number, referralId, undo }: BulkItem, act: BulkOrder): Promise<void> {
  switch (act.do) {
    case "refer":
    case "handOver": {
      const there = await db.referral.findMany({
        where: { id: { in: undo as string[] }, status: { not: "recalled" } },
      });
      for (const { id } of there) await recallReferral(actor, { id });
      return;
    }
    case "accept":
      await releaseReferral(actor, { id: referralId! });
      return;
    case "tag":
      if (undo !== null) await untagRequest(actor, { number, tagId: String(undo) });
      return;
    case "close":
      await takeBackClose(actor, { number, version: Number(undo) });
      return;
  }
}
