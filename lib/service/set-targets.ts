import { z } from "zod";
import { invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { TRAITS } from "./rules";
import { targetFields } from "./schema";
import { forgetTargets, mustBeKnown, targetFacts } from "./store";

const input = z.strictObject({ items: z.array(z.strictObject(targetFields)).max(500) });
type Item = z.output<typeof input>["items"][number];

const asks = (row: Item) => JSON.stringify([row.clock, ...TRAITS.map((name) => row[name])]);

/** The whole table at once, for programs: rows that are not named go, the others keep their ids. */
export const setTargets = command({
  name: "service.write",
  input,
  load: async ({ db }) => {
    await db.$queryRaw`select 1 from "ServiceTarget" order by "id" for update`;
    return db.serviceTarget.findMany();
  },
  run: async ({ db, input: { items }, now, subject: rows, record }) => {
    const wanted = new Map(items.map((item) => [asks(item), item]));
    if (wanted.size < items.length) throw invalid({ items: "service.targetTwice" });
    for (const item of items) await mustBeKnown(db, item, now);
    for (const row of rows) {
      const item = wanted.get(asks(row));
      wanted.delete(asks(row));
      if (item?.minutes === row.minutes) continue;
      const subject = { type: "target", id: row.id };
      if (item) {
        const data = { minutes: item.minutes, updatedAt: now, version: { increment: 1 } };
        const saved = await db.serviceTarget.update({ where: { id: row.id }, data });
        record({ type: "target.updated", subject, before: targetFacts(row), after: targetFacts(saved), quiet: true });
      } else {
        await db.serviceTarget.delete({ where: { id: row.id } });
        record({ type: "target.deleted", subject, before: targetFacts(row), quiet: true });
      }
    }
    for (const item of wanted.values()) {
      const row = await db.serviceTarget.create({ data: { id: newId(), ...item, createdAt: now, updatedAt: now } });
      record({
        type: "target.created",
        subject: { type: "target", id: row.id },
        after: targetFacts(row),
        quiet: true,
      });
    }
    forgetTargets();
    record({ type: "service.recomputed", after: { reason: "targets" }, job: { reason: "targets" } });
    return { items: await db.serviceTarget.findMany({ orderBy: { id: "asc" } }) };
  },
});
