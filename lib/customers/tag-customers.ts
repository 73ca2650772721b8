import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { text } from "@/lib/base/fields";
import { searchKey } from "@/lib/base/text";
import { command } from "@/lib/kernel/command";
import { openTask } from "@/lib/tasks/store";
import { customerFilter } from "./match-customers";
import { actingSeat, madeTag } from "./store";

/** More than so many at once go step by step, as a task. */
export const MOST_AT_ONCE = 500;

const input = z
  .strictObject({
    codes: z.array(z.string().max(20)).min(1).max(MOST_AT_ONCE).optional(),
    /** Everybody whom these conditions find. */
    filter: customerFilter.optional(),
    name: text(60),
    act: z.enum(["add", "remove"]).default("add"),
  })
  .refine((by) => (by.codes === undefined) !== (by.filter === undefined), {
    message: "customer.chooseSome",
    path: ["codes"],
  });

export type ManyTagged = { tag: string; changed: number; taskId: string | null };

/** Puts a tag on many cards or takes it off: the named ones at once, all that a search finds as a task. */
export const tagCustomers = command({
  name: "customer.tagMany",
  input,
  load: async () => null,
  run: async ({ db, actor, input: { codes, filter, name, act }, now, record, queue }): Promise<ManyTagged> => {
    const tag =
      act === "add"
        ? await madeTag(db, record, name, "neutral", now)
        : await db.tag.findUnique({ where: { key: searchKey(name) } });
    if (!tag) return { tag: name, changed: 0, taskId: null };
    if (filter) {
      const startedById = actor.kind === "user" ? actor.userId : null;
      const asked = { filter, name: tag.name, act };
      const task = await openTask(db, queue, { kind: "customers.tagFound", input: asked, startedById, now });
      return { tag: tag.name, changed: 0, taskId: task.id };
    }
    const changed = await change(db, act, tag.id, [...new Set(codes)], now);
    for (const { customerId } of changed) {
      const type = act === "add" ? "customer.tagged" : "customer.untagged";
      record({
        type,
        customerId,
        ...actingSeat(actor),
        after: { tagId: tag.id, name: tag.name, together: changed.length },
      });
    }
    return { tag: tag.name, changed: changed.length, taskId: null };
  },
});

/** One statement; the cards that it changed. */
function change(db: Db, act: "add" | "remove", tagId: string, codes: string[], now: Date) {
  if (act === "add")
    return db.$queryRaw<{ customerId: string }[]>`
      insert into "CustomerTag" ("customerId", "tagId", "at")
      select "id", ${tagId}::uuid, ${now} from "Customer" where "code" = any(${codes}) and "mergedIntoId" is null and "erasedAt" is null
      on conflict do nothing returning "customerId"::text`;
  return db.$queryRaw<{ customerId: string }[]>`
    delete from "CustomerTag" g using "Customer" c
    where c."id" = g."customerId" and c."code" = any(${codes}) and g."tagId" = ${tagId}::uuid returning g."customerId"::text`;
}
