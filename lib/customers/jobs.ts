import type { Db } from "@/lib/base/db";
import { forbidden } from "@/lib/base/errors";
import type { Jobs } from "@/lib/kernel/jobs";
import { loadActor } from "@/lib/staff/store";
import { type Step, workThrough } from "@/lib/tasks/store";
import { Prisma, type Task } from "@/prisma/generated/client";
import { type CustomerFilter, matching } from "./match-customers";
import { MOST_AT_ONCE, tagCustomers } from "./tag-customers";

export const jobs: Jobs = {
  "customers.tagFound": ({ taskId }, context) =>
    workThrough(String(taskId), context, (task) => tagNext(context.db, task, context.now)),
};

/** The next few hundred that were found, in the order of their ids, tagged in the name of who began it. */
async function tagNext(db: Db, task: Task, now: Date): Promise<Step> {
  const { filter, name, act } = task.input as { filter: CustomerFilter; name: string; act: "add" | "remove" };
  const found = Prisma.join(matching(filter), " and ");
  const after = task.cursor === null ? Prisma.sql`true` : Prisma.sql`c."id" > ${String(task.cursor)}::uuid`;
  const actor = await loadActor(db, task.startedById!, now);
  if (!actor) throw forbidden();
  const cards = await db.$queryRaw<{ id: string; code: string }[]>`
    select c."id", c."code" from "Customer" c where ${found} and ${after} order by c."id" limit ${MOST_AT_ONCE}`;
  const first =
    task.total === null
      ? await db.$queryRaw<[{ n: number }]>`
    select count(*)::int as "n" from "Customer" c where ${found}`
      : null;
  const total = first ? { total: first[0].n } : {};
  if (cards.length === 0) return { cursor: null, done: 0, ...total };
  const { changed } = await tagCustomers(actor, { codes: cards.map((c) => c.code), name, act });
  return {
    cursor: cards.length < MOST_AT_ONCE ? null : cards.at(-1)!.id,
    done: cards.length,
    counts: { changed },
    ...total,
  };
}
